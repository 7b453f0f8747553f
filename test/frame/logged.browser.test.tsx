import { StrictMode } from 'react';
import { expect, it, vi } from 'vitest';
import { NoiseTriptych, PanelsFigure } from '../../src/index.js';
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
