import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { NoiseTriptych } from '../../src/index.js';
import { canvasesOf, showReady, smallImage } from '../support/figures.js';
import { holdImports } from '../support/imports.js';

// Stands alone: what has been loaded stays.

it('a press before the loupe is loaded opens it where the picture was pressed, wherever that is by now', async () => {
  const release = holdImports('/loupe/Loupe.');
  const clicks = vi.fn();
  document.addEventListener('click', clicks);
  const { figure, container } = await showReady(<NoiseTriptych image={smallImage()} />);
  const picture = canvasesOf(figure)[1] as HTMLCanvasElement;
  const { width, height } = picture.getBoundingClientRect();
  await userEvent.click(picture, { position: { x: (5.5 / 24) * width, y: (4.5 / 18) * height } });
  await vi.waitFor(() => expect(figure.querySelector('[data-loading=loupe]')).not.toBeNull());
  container.style.paddingTop = '90px';
  release();
  await vi.waitFor(() => expect(figure.querySelector('.df-loupe')?.textContent).toContain('Pixel 5 across, 4 down'));
  expect(figure.querySelector('.df-loupe-panel:nth-child(2)')).toHaveAttribute('data-pressed');
  expect(figure.querySelector('[data-loading]')).toBeNull();
  expect(clicks).toHaveBeenCalledTimes(1);
});
