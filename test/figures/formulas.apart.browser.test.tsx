import { StrictMode } from 'react';
import { expect, it, vi } from 'vitest';
import { ForwardGrid } from '../../src/figures/ForwardGrid/index.js';
import { MeanComparison } from '../../src/figures/MeanComparison/index.js';
import { ReverseChain } from '../../src/figures/ReverseChain/index.js';
import { show, smallImage } from '../support/figures.js';
import { holdImports } from '../support/imports.js';

// The first figures of a page, without what brings KaTeX with it: so there is one test, and it needs a file of its own.

const image = smallImage();
/** Pixels of a line of fractions. */
const LINE = 61;

/** Returns whether each canvas of the page has been painted. */
const paintedOf = (container: Element) =>
  [...container.querySelectorAll('canvas')].map((canvas) => canvas.hasAttribute('data-painted'));

it('do not hold up the images, move what is there by a line at most, and belong to what is ready', async () => {
  const letThemCome = holdImports('/tex/typeset.');
  const formulas = () => document.querySelectorAll('figure math').length;
  const ready = vi.fn(() => expect(formulas()).toBe(30));
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
  // Every image is painted while the formulas are still to come.
  await vi.waitFor(() => expect(new Set(paintedOf(container))).toEqual(new Set([true])));
  expect(formulas()).toBe(0);
  expect(ready).not.toHaveBeenCalled();
  letThemCome();
  await vi.waitFor(() => expect(ready).toHaveBeenCalledTimes(3));
  await document.fonts.ready;
  const moved = places().map((top, index) => Math.abs(top - (before[index] as number)));
  expect(Math.max(...moved)).toBeLessThanOrEqual(LINE);
});
