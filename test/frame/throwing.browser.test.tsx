import { expect, it, vi } from 'vitest';
import { defineFigure } from '../../src/figure/defineFigure.js';
import * as prop from '../../src/figure/prop.js';
import { messageOf, show, waitForState } from '../support/figures.js';

// A figure that throws where it is told to.
const Clumsy = defineFigure({
  name: 'clumsy',
  takes: {},
  props: { where: prop.choice(['nowhere', 'view', 'caption', 'model', 'data']) },
  caption: ({ where }) => thrownIf(where === 'caption') ?? 'What it is.',
  data: ({ where }) => thrownIf(where === 'data'),
  model: ({ where }) => thrownIf(where === 'model') ?? { where },
  use: () => ({ isReady: true }),
  View: ({ shown: { where } }) => thrownIf(where === 'view') ?? <p>well</p>,
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
      <Clumsy where={where} onError={onError} />
    </main>
  );
  const { container, rerender } = show(page(where));
  const figure = () => container.querySelector('figure') as HTMLElement;
  expect(await messageOf(figure())).toBe('out of order');
  expect(container.querySelector('h1')?.textContent).toBe('The page');
  await vi.waitFor(() => expect(onError).toHaveBeenCalledOnce());
  rerender(page('nowhere'));
  await waitForState(figure(), 'ready');
  expect(figure().querySelector('p')?.textContent).toBe('well');
});
