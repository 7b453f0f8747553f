import { expect, it, vi } from 'vitest';
import { NoiseTriptych } from '../../src/index.js';
import { settle, showReady, smallImage, waitForState } from '../support/figures.js';

// What the owner of a figure is told, and when.

const image = smallImage();

it('the newest callbacks are told, also where nothing but these has changed', async () => {
  const [first, second] = [vi.fn(), vi.fn()];
  const { figure, rerender } = await showReady(<NoiseTriptych image={image} t={3} onReady={first} />);
  rerender(<NoiseTriptych image={image} t={3} onReady={second} />);
  await settle(2);
  expect(second).not.toHaveBeenCalled();
  rerender(<NoiseTriptych image={image} t={4} onReady={second} />);
  await waitForState(figure, 'ready');
  await settle(2);
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
});
