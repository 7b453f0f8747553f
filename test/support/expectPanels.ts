import { expect } from 'vitest';
import { meanAbsoluteError, pixelsOfValues, valuesOf } from './arithmetic.js';
import type { ExpectedPanel, Setting } from './figurePanels.js';
import { canvasesOf, labelsOf, pixelsOf } from './figures.js';

/** The share of bytes that may show the neighbouring level, where float32 rounds a value to the other side of a half. */
const NEIGHBOURS = 0.01;
/** As the notebook prints ℓ1. */
const DECIMALS = 3;

/** Fails unless a figure shows these panels: their pixels, their labels, and the numbers below them. */
export function expectPanels(figure: Element, { image }: Setting, panels: readonly ExpectedPanel[]): void {
  const numbers = panels.map(({ values, measured }) =>
    measured ? meanAbsoluteError(values, valuesOf(image)).toFixed(DECIMALS) : null,
  );
  const labels = panels.map(({ label }, index) => (numbers[index] ? `${label}, ℓ1 ${numbers[index]}` : label));
  expect(labelsOf(figure)).toEqual(labels);
  const shown = [...figure.querySelectorAll('.df-panel-note > div')].map(({ textContent }) => textContent ?? '');
  expect(shown.flatMap((note) => note.match(/\d\.\d+$/) ?? [])).toEqual(numbers.filter(Boolean));
  for (const [index, canvas] of canvasesOf(figure).entries()) {
    expect([canvas.width, canvas.height], labels[index]).toEqual([image.width, image.height]);
    expectPixels(pixelsOf(canvas), pixelsOfValues((panels[index] as ExpectedPanel).values), labels[index] as string);
  }
}

/** Fails unless pixels are within one level of what they should be, and nearly all the same. */
export function expectPixels(actual: Uint8ClampedArray, expected: Uint8ClampedArray, name: string): void {
  const distances = expected.map((level, i) => Math.abs(level - (actual[i] as number)));
  const apart = distances.filter((distance) => distance > 0).length;
  const worst = distances.reduce((most, distance) => Math.max(most, distance), 0);
  const message = `${name}: ${apart} of ${distances.length} bytes differ, by up to ${worst}`;
  expect(actual.length, message).toBe(expected.length);
  expect(worst, message).toBeLessThanOrEqual(1);
  expect(apart / distances.length, message).toBeLessThan(NEIGHBOURS);
}
