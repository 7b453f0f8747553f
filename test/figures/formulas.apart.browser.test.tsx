import { StrictMode } from 'react';
import { expect, it, vi } from 'vitest';
import { ForwardGrid } from '../../src/figures/ForwardGrid/index.js';
import { MeanComparison } from '../../src/figures/MeanComparison/index.js';
import { ReverseChain } from '../../src/figures/ReverseChain/index.js';
import { show, smallImage } from '../support/figures.js';
import { watchImports } from '../support/imports.js';

// The first figures of a page, without what brings KaTeX with it: so there is one test, and it needs a file of its own.

const image = smallImage();
/** Pixels of a line of fractions. */
const LINE = 61;

/** Calls back before each time that a canvas of the page is painted. */
function watchPaints(callback: () => void): void {
  const { putImageData } = CanvasRenderingContext2D.prototype;
  vi.spyOn(CanvasRenderingContext2D.prototype, 'putImageData').mockImplementation(function (
    this: CanvasRenderingContext2D,
    ...parameters: unknown[]
  ) {
    if (this.canvas.isConnected) callback();
    Reflect.apply(putImageData, this, parameters);
  });
}

it('come after the images, move what is there by a line at most, and belong to what is ready', async () => {
  const formulas = () => document.querySelectorAll('figure math').length;
  const painted: number[] = [];
  watchPaints(() => painted.push(formulas()));
  let paintedBefore = 0;
  watchImports('/tex/typeset.', () => {
    paintedBefore = painted.length;
  });
  const ready = vi.fn(() => expect(formulas()).toBe(24));
  const { container } = show(
    <StrictMode>
      <div style={{ width: 340 }}>
        <ForwardGrid image={image} rows={2} samples={1} onReady={ready} />
        <MeanComparison image={image} onReady={ready} />
        <ReverseChain image={image} formula loading="eager" onReady={ready} />
      </div>
    </StrictMode>,
  );
  const places = () =>
    [...container.querySelectorAll('canvas, .df-row-label, .df-panel-title, .df-panel-note')].map((element) => {
      return Math.round(element.getBoundingClientRect().top);
    });
  await document.fonts.ready;
  const before = places();
  await vi.waitFor(() => expect(ready).toHaveBeenCalledTimes(3));
  // They are asked for once there is an image to paint. How many panels are painted by then is up to the machine.
  expect(paintedBefore).toBeGreaterThanOrEqual(1);
  expect(painted.slice(0, paintedBefore)).toEqual(new Array(paintedBefore).fill(0));
  await document.fonts.ready;
  const moved = places().map((top, index) => Math.abs(top - (before[index] as number)));
  expect(Math.max(...moved)).toBeLessThanOrEqual(LINE);
});
