import { cleanup } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { quantity } from '../../src/core/index.js';
import { definePanels, ofImages } from '../../src/define/index.js';
import { defineFigure } from '../../src/figure/defineFigure.js';
import * as prop from '../../src/figure/prop.js';
import { PanelsFigure } from '../../src/index.js';
import { messageOf, show, smallImage, waitForState } from '../support/figures.js';

// A figure that throws where it is told to.
const Clumsy = defineFigure({
  name: 'clumsy',
  shared: {},
  props: { where: prop.choice(['nowhere', 'view', 'caption', 'model', 'data']) },
  caption: ({ where }) => thrownIf(where === 'caption') ?? 'What it is.',
  data: ({ where }) => thrownIf(where === 'data'),
  model: ({ where }) => thrownIf(where === 'model') ?? { where },
  use: () => ({ isReady: true }),
  View: ({ props: { where } }) => thrownIf(where === 'view') ?? <p>well</p>,
});

function thrownIf(isThrown: boolean): undefined {
  if (isThrown) throw new Error('out of order');
}

it.each(['view', 'caption', 'model', 'data'] as const)('says what its %s throws, and recovers', async (where) => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const onError = vi.fn();
  const page = (where: 'nowhere' | 'view' | 'caption' | 'model' | 'data') => (
    <main>
      <h1>The page</h1>
      <Clumsy where={where} onError={onError} id="mine" className="wide" />
    </main>
  );
  const { container, rerender } = show(page(where));
  const figure = () => container.querySelector('figure') as HTMLElement;
  expect(await messageOf(figure())).toBe('out of order');
  expect(figure().matches('#mine.wide.df-figure[data-figure=clumsy]')).toBe(true);
  expect(container.querySelector('h1')?.textContent).toBe('The page');
  await vi.waitFor(() => expect(onError).toHaveBeenCalledOnce());
  rerender(page('nowhere'));
  await waitForState(figure(), 'ready');
  expect(figure().querySelector('p')?.textContent).toBe('well');
});

/** What a page in JavaScript may return from `describe`. */
const panel = { quantity: quantity.x0, label: 'x0' };
it.each([
  [undefined, 'invalid description: undefined; expected { rows: [{ panels: [{ quantity, label }] }] }'],
  [{}, 'invalid description.rows: undefined; expected a list of rows, { rows: [{ panels: [{ quantity, label }] }] }'],
  [{ rows: [undefined] }, 'invalid description.rows[0]: undefined; expected { panels: [{ quantity, label }] }'],
  [{ rows: [{}] }, 'invalid description.rows[0].panels: undefined; expected a list of { quantity, label }'],
  [{ rows: [{ panels: [null] }] }, 'invalid description.rows[0].panels[0]: null; expected { quantity, label }'],
  [
    { rows: [{ panels: [panel, { label: 'x0' }] }] },
    'invalid description.rows[0].panels[1].quantity: undefined; expected what a function of quantity gives, or quantity.x0',
  ],
  [
    { rows: [{ panels: [{ quantity: quantity.x0 }] }] },
    'invalid description.rows[0].panels[0].label: undefined; expected what the panel shows, in words',
  ],
  [
    { rows: [{ panels: [{ ...panel, title: 3 }] }] },
    'invalid description.rows[0].panels[0].title: 3; expected plain text or TeX',
  ],
  [
    { rows: [{ panels: [panel] }], columnTitles: ['x'] },
    'invalid description.columnTitles[0].tex: undefined; expected a title, plain text or TeX',
  ],
])('a description of %j is named in the frame of the figure, which keeps its id', async (description, message) => {
  const thrown = vi.spyOn(console, 'error').mockImplementation(() => {});
  thrown.mockClear();
  const describe = () => description as never;
  const Mine = definePanels({ name: 'mine', props: {}, shared: ofImages, describe });
  for (const element of [
    <PanelsFigure key="" name="mine" image={smallImage()} id="mine" describe={describe} />,
    <Mine key="" image={smallImage()} id="mine" />,
  ]) {
    const { figure } = show(element);
    expect(await messageOf(figure)).toBe(message);
    expect(figure.id).toBe('mine');
    cleanup();
  }
  // React reports what is thrown in render.
  expect(thrown.mock.calls.flat().filter((said) => !String(said).startsWith('diffusion-figures:'))).toEqual([]);
});

it('says that a figure of panels has nothing that describes it', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { figure } = show(<PanelsFigure name="mine" image={smallImage()} {...({} as { describe: never })} />);
  expect(await messageOf(figure)).toBe('invalid describe: undefined; expected a function that returns { rows }');
});
