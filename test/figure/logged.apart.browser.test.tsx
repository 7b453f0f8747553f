import { type ComponentType, StrictMode } from 'react';
import { expect, it, vi } from 'vitest';
import { ForwardGrid, NoiseTriptych, PanelsFigure } from '../../src/index.js';
import { messageOf, show, showReady, smallImage } from '../support/figures.js';

const image = smallImage();
const log = vi.spyOn(console, 'error').mockImplementation(() => {});

it('logs what is wrong with a prop while a page is developed, once', async () => {
  const wrong = () => (
    <StrictMode>
      <NoiseTriptych image={image} t={-7} />
    </StrictMode>
  );
  const { figure, rerender } = show(wrong());
  const message = await messageOf(figure);
  expect(message).toContain('-7');
  rerender(wrong());
  await messageOf(show(<NoiseTriptych image={image} t={-7} />).figure);
  expect(log.mock.calls).toEqual([[`diffusion-figures: noise-triptych: ${message}`]]);
});

it('logs what the description of a figure throws', async () => {
  log.mockClear();
  const describe = () => {
    throw new RangeError('invalid mood: "bad"; expected a good one');
  };
  await messageOf(show(<PanelsFigure name="mine" image={image} describe={describe} />).figure);
  expect(log.mock.calls).toEqual([['diffusion-figures: mine: invalid mood: "bad"; expected a good one']]);
});

it('logs nothing of what is right, nor of an image that does not come', async () => {
  log.mockClear();
  await showReady(<NoiseTriptych image={image} t={7} />);
  await messageOf(show(<NoiseTriptych image="/no/such/image.png" />).figure);
  expect(log).not.toHaveBeenCalled();
});

it('logs props that no figure has, with the one that is meant, once', async () => {
  log.mockClear();
  const Grid = ForwardGrid as ComponentType<Record<string, unknown>>;
  const wrong = { row: 1, defaultt: 3, colour: 'red', columns: undefined };
  const right = {
    id: 'mine',
    className: 'wide',
    lang: 'la',
    hidden: false,
    tabIndex: 0,
    'data-x': '',
    'aria-label': 'x',
  };
  const all = { ...wrong, ...right, onClick: () => {}, itemScope: true, property: 'name', inert: false, role: 'group' };
  const { figure } = await showReady(<Grid image={image} rows={1} samples={1} {...all} />);
  await showReady(<Grid image={image} rows={1} samples={1} {...all} />);
  await vi.waitFor(() => expect(log).toHaveBeenCalledTimes(3));
  expect(log.mock.calls).toEqual([
    ['diffusion-figures: forward-grid: unknown prop row; did you mean rows?'],
    ['diffusion-figures: forward-grid: unknown prop defaultt'],
    ['diffusion-figures: forward-grid: unknown prop colour'],
  ]);
  expect(figure.id).toBe('mine');
  log.mockClear();
  const Triptych = NoiseTriptych as ComponentType<Record<string, unknown>>;
  await showReady(<Triptych image={image} defaultt={3} Formula={true} />);
  await vi.waitFor(() =>
    expect(log.mock.calls.flat()).toContain(
      'diffusion-figures: noise-triptych: unknown prop Formula; did you mean formula?',
    ),
  );
});
