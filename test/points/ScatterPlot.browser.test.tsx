import { cleanup } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { PointProcess } from '../../src/index.js';
import { settled } from '../../src/testing/index.js';
import { canvasesOf, showReady } from '../support/figures.js';

/** Shows a plot on a page with a color of text. Returns what holds it, and a function that reads its pixels. */
async function shownIn(color: string) {
  const { figure } = await showReady(
    <div style={{ color }}>
      <PointProcess t={500} count={20} />
    </div>,
  );
  const [canvas] = canvasesOf(figure) as [HTMLCanvasElement];
  return { around: figure.parentElement as HTMLElement, figure, pixels: () => canvas.toDataURL() };
}

describe('a plot of points takes the ink of its page', () => {
  /** Shows a plot in black, and one that was white from the start. */
  async function blackAndWhite() {
    const white = (await shownIn('#fff')).pixels();
    cleanup();
    const plot = await shownIn('#000');
    // The observer of sizes paints again in the first frames.
    await settled(plot.around);
    expect(plot.pixels()).not.toBe(white);
    return { ...plot, white };
  }

  it('when the ink changes', async () => {
    const { around, pixels, white } = await blackAndWhite();
    around.style.color = '#fff';
    await vi.waitFor(() => expect(pixels()).toBe(white));
  });

  // JupyterLab does so with its themes. The transition of the color then has no end.
  it('when the page hides it for a moment while the ink changes', async () => {
    const { around, figure, pixels, white } = await blackAndWhite();
    const ink = figure.querySelector('.df-scatter-ink') as Element;
    around.style.color = '#fff';
    // Reading a color makes the browser begin the transition, and reading a height cancel it.
    expect(getComputedStyle(ink).color).not.toBe('');
    around.style.display = 'none';
    expect(around.offsetHeight).toBe(0);
    around.style.display = '';
    await vi.waitFor(() => expect(pixels()).toBe(white));
  });
});
