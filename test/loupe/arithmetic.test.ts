import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculationOf } from '../../src/loupe/arithmetic.js';
import { calculationText, rounded, spoken } from '../../src/loupe/numbers.js';
import { channelsOf } from '../../src/panels/MeasuredPanel.js';
import type { Quantity } from '../../src/process/graph.js';
import { forwardJump, meanOf, noise, posteriorMean, predictX0, reverseStep, x0 } from '../../src/process/quantity.js';
import { createSchedule } from '../../src/process/schedule.js';
import { valueAt } from '../../src/process/valueAt.js';
import { english } from '../support/english.js';
import { anyGraph, anyImage } from '../support/graphs.js';

const schedule = createSchedule();
const image = { shape: [1, 1, 3] as const, values: Float32Array.of(-0.23, 0.5, 1) };
const epsilon = noise({ seed: 3 });
const xt = forwardJump(schedule, x0, 200, epsilon);
const x0Predicted = predictX0(schedule, xt, 200, epsilon);

const panel = (quantity: Quantity, against?: Quantity) => ({ quantity, against, label: 'a panel' });
const at = (index: number) => (quantity: Quantity) => valueAt(quantity, image, index);
const textOf = (quantity: Quantity, against?: Quantity) =>
  calculationText(calculationOf(panel(quantity, against), at(0)), english);

/** What a reader gets who types the equation into a calculator. */
function computed(text: string): number {
  const [sum = ''] = text.split(' = ');
  return new Function(
    `return ${sum
      .replaceAll('−', '-')
      .replaceAll('·', '*')
      .replace(/\|(.*)\|/, 'Math.abs($1)')}`,
  )();
}

describe('a value as an equation', () => {
  it('is each term of its quantity with the present numbers', () => {
    expect(textOf(x0)).toBe('−0.23');
    expect(textOf(xt)).toMatch(/^0\.810 · \(−0\.23\) \+ 0\.586 · \(?−?\d\.\d\d\)? = −?\d\.\d\d/);
    expect(textOf(meanOf(xt))).toBe('0.810 · (−0.23) = −0.19');
    expect(textOf(posteriorMean(schedule, x0Predicted, xt, 200)).match(/·/g)).toHaveLength(2);
    expect(textOf(reverseStep(schedule, x0Predicted, xt, 200, epsilon)).match(/·/g)).toHaveLength(3);
  });

  it('ends with the value that is painted, of any quantity', () => {
    fc.assert(
      fc.property(anyGraph, anyImage, fc.nat(), (graph, anyImage, position) => {
        const index = position % anyImage.values.length;
        for (const quantity of graph.slice(-3)) {
          const { result, isClipped } = calculationOf(panel(quantity), (node) => valueAt(node, anyImage, index));
          expect(result).toBe(valueAt(quantity, anyImage, index));
          expect(isClipped).toBe(Math.abs(result as number) > 1);
        }
      }),
    );
  });

  it.each([0, 50, 200, 600, 999])('can be checked with a calculator at t = %d', (t) => {
    const noisy = forwardJump(schedule, x0, t, epsilon);
    const later = Math.max(1, t);
    const predicted = predictX0(schedule, noisy, t, epsilon);
    for (const quantity of [noisy, predicted, posteriorMean(schedule, predicted, noisy, later)]) {
      const error = Math.abs(computed(textOf(quantity)) - valueAt(quantity, image, 0));
      expect(error, textOf(quantity)).toBeLessThan(0.02);
    }
  });

  it('is nine times the absolute difference where a panel shows that', () => {
    const text = textOf(xt, x0);
    const expected = 9 * Math.abs(valueAt(xt, image, 0) - valueAt(x0, image, 0));
    expect(text).toMatch(/^9 · \|\(?−?\d\.\d\d\)? − \(−0\.23\)\| = /);
    expect(calculationOf(panel(xt, x0), at(0)).result).toBeCloseTo(expected, 12);
    expect(calculationOf(panel(xt, x0), at(0)).isClipped).toBe(expected > 2);
    expect(textOf(x0, x0)).toBe('9 · |−0.23 − (−0.23)| = 0.00');
  });

  it('has the colours of its terms', () => {
    const { summands, ink } = calculationOf(panel(predictX0(schedule, xt, 200, epsilon)), at(0));
    expect([...summands.map((summand) => summand.ink), ink]).toEqual([undefined, 'noise', 'mean']);
    expect(calculationOf(panel(posteriorMean(schedule, x0Predicted, xt, 200)), at(0))).toMatchObject({
      summands: [{ ink: 'mean' }, { ink: undefined }],
      ink: 'posterior',
    });
  });

  it('has dashes while its values are not known', () => {
    expect(
      calculationText(
        calculationOf(panel(xt), () => undefined),
        english,
      ),
    ).toBe('0.810 · – + 0.586 · – = –');
  });
});

it('says whether a value is clipped', () => {
  expect(
    calculationText(
      calculationOf(panel(x0), () => 1),
      english,
    ),
  ).toBe('1.00');
  expect(
    calculationText(
      calculationOf(panel(x0), () => 1.004),
      english,
    ),
  ).toBe('1.00, clipped');
});

it('writes no minus before zero', () => {
  expect(english(rounded(-0.001))).toBe('0.00');
  expect(english(rounded(-0.005001))).toBe('−0.01');
});

it('says a pixel in words', () => {
  const calculations = [calculationOf(panel(xt), () => -0.5), calculationOf(panel(xt, x0), () => -0.5)];
  expect(
    spoken(
      { panel: 'x_t at t = 200', place: 'pixel 12 across, 3 down' },
      channelsOf([9, 16, 3]),
      calculations,
      english,
    ),
  ).toBe(
    'x_t at t = 200, pixel 12 across, 3 down: red 0.810 times minus 0.50 plus 0.586 times minus 0.50 is minus 0.50; ' +
      'green 9 times the absolute value of minus 0.50 minus minus 0.50 is 0.00.',
  );
});

it('says a grey pixel without a colour', () => {
  const calculation = calculationOf(panel(x0), () => -0.5);
  for (const shape of [
    [9, 16],
    [9, 16, 1],
    [3, 3],
  ]) {
    expect(
      spoken({ panel: 'the image x0', place: 'pixel 1 across, 2 down' }, channelsOf(shape), [calculation], english),
    ).toBe('the image x0, pixel 1 across, 2 down: minus 0.50.');
  }
});
