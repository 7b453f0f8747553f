import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSchedule } from '../../src/core/index.js';
import { choiceModel } from '../../src/teach/Choice.js';
import {
  type CurveModel,
  completed,
  type Given,
  type Heights,
  isCurve,
  measure,
  measureCurve,
  type NumberModel,
  predictionModel,
  readNumber,
  ticksOf,
  withStroke,
  writtenNumber,
} from '../../src/teach/predictions.js';

const slider: Given = { id: 'half', min: 0, max: 999, truth: 258, tolerance: 30 };
const plot = { x: { min: 0, max: 999, label: 't' }, y: { min: 0, max: 1, label: 'σ' } };
const curve: Given = { id: 'curve', kind: 'curve', ...plot, truth: (x: number) => x / 999, tolerance: 0.1 };
const place: Given = { id: 'place', kind: 'place', ...plot, line: (x: number) => x / 999, truth: 258 };

describe('a prediction', () => {
  it('is right up to its tolerance, also with decimal fractions', () => {
    const model = predictionModel(slider) as NumberModel;
    const isRight = (value: number) => measure(model, 999, value).isRight;
    expect([228, 258, 288].map(isRight)).toEqual([true, true, true]);
    expect([227, 289].map(isRight)).toEqual([false, false]);
    expect(measure(model, 999, 400).error).toBe(142);
    // In binary 1.1 − 1 is larger than 0.1.
    const fraction = { truth: 1, tolerance: 0.1, wrong: null };
    expect(measure(fraction, 2, 1.1).isRight).toBe(true);
    expect(measure(fraction, 2, 1.101).isRight).toBe(false);
  });

  it('is right only if it is nearer to the truth than to the misconception, which an answer on its side shows', () => {
    const model = predictionModel({ ...slider, wrong: 280 }) as NumberModel;
    const shownBy = (value: number) => {
      const { isRight, isBelief } = measure(model, 999, value);
      return [isRight, isBelief];
    };
    expect([228, 258, 268].map(shownBy)).toEqual(Array(3).fill([true, false]));
    // Both are within the tolerance of 30: halfway is no longer nearer to the truth.
    expect([269, 280, 288, 999].map(shownBy)).toEqual(Array(4).fill([false, true]));
    expect(shownBy(0)).toEqual([false, false]);
    expect(measure(predictionModel(slider) as NumberModel, 999, 0).isBelief).toBeNull();
  });

  it('has a twentieth of the range as its tolerance unless it says another', () => {
    const toleranceOf = (given: Given) => predictionModel({ ...given, tolerance: undefined }).tolerance;
    expect(toleranceOf({ ...slider, min: 0, max: 1000 })).toBe(50);
    expect(toleranceOf({ ...place, x: { min: 0, max: 200, label: 't' }, truth: 20 })).toBe(10);
    expect(toleranceOf({ ...curve, y: { min: -1, max: 1, label: 'σ' } })).toBe(0.1);
  });

  it.each<[string, Partial<Given>, RegExp]>([
    ['an id with other characters', { id: 'Half t' }, /^invalid id: "Half t"/],
    ['no id', { id: undefined as never }, /^invalid id: undefined/],
    ['ends that are swapped', { min: 10, max: 5 }, /^invalid min and max: 10 and 5/],
    ['no range', { min: undefined }, /^invalid min and max/],
    ['an infinite range', { max: Infinity }, /^invalid min and max/],
    [
      'a range whose length is no number',
      { min: -1e308, max: 1e308 },
      /^invalid min and max: -1e\+308 and 1e\+308; expected two numbers that are 1e-300 to 1e\+300 apart$/,
    ],
    ['a range too short for steps', { min: 0, max: 5e-324, truth: 0 }, /^invalid min and max: 0 and 5e-324/],
    ['a truth outside the range', { truth: 1000 }, /^invalid truth: 1000; expected a number from 0 to 999/],
    ['a truth that is text', { truth: '258' }, /^invalid truth: "258"/],
    ['a negative tolerance', { tolerance: -1 }, /^invalid tolerance/],
    ['a step of 0', { step: 0 }, /^invalid step/],
    ['a misconception that is the truth', { wrong: 258 }, /^invalid wrong: 258; expected a finite number other than/],
    ['a misconception that is no number', { wrong: () => 500 }, /^invalid wrong/],
    ['another kind', { kind: 'knob' }, /^invalid kind: "knob"/],
  ])('names %s', (_, wrong, message) => {
    expect(() => predictionModel({ ...slider, ...wrong })).toThrow(message);
  });

  it.each<[string, Given, RegExp]>([
    ['a curve without axes', { ...curve, x: undefined }, /^invalid x.min and x.max/],
    [
      'an axis whose length is no number',
      { ...curve, y: { min: -1.7e308, max: 1e308, label: 'σ' } },
      /^invalid y.min and y.max: -1.7e\+308 and 1e\+308/,
    ],
    ['a curve whose truth is a number', { ...curve, truth: 3 }, /^invalid truth: 3; expected a function of x/],
    [
      'a curve outside its axis',
      { ...curve, truth: () => 2 },
      /^invalid truth: 2 at t = 0; expected values from 0 to 1/,
    ],
    ['a curve without values', { ...curve, truth: () => Number.NaN }, /^invalid truth: NaN at t = 0/],
    [
      'a curve that throws',
      {
        ...curve,
        truth: () => {
          throw new Error('no schedule');
        },
      },
      /^invalid truth: it has thrown "no schedule" at t = 0/,
    ],
    ['a misconception without values', { ...curve, wrong: () => Number.NaN }, /^invalid wrong: NaN at t = 0/],
    [
      'a misconception that is the true curve',
      { ...curve, wrong: curve.truth },
      /^invalid wrong: the curve of the truth/,
    ],
    ['a misconception that is a number', { ...curve, wrong: 0.5 }, /^invalid wrong: 0.5; expected a function of x/],
    ['a place outside its axis', { ...place, truth: -1 }, /^invalid truth: -1/],
    ['a place without a line', { ...place, line: undefined }, /^invalid line/],
  ])('names %s', (_, given, message) => expect(() => predictionModel(given)).toThrow(message));

  it('asks for a curve at whole numbers where both ends are whole, so that a list can be read', () => {
    const list = Array.from({ length: 1000 }, (_, t) => t / 999);
    const model = predictionModel({ ...curve, truth: (t: number) => list[t] as number }) as CurveModel;
    expect(model.columns.every(Number.isInteger)).toBe(true);
    expect([model.columns[0], model.columns.at(-1)]).toEqual([0, 999]);
    expect(new Set(model.columns).size).toBe(model.columns.length);
  });
});

describe('options', () => {
  const options = ['a', 'b'].map((value) => ({ value, label: value }));

  it.each<[string, object, RegExp]>([
    ['one option', { options: options.slice(1) }, /^invalid options: 1; expected two to four/],
    ['five options', { options: Array(5).fill(options[0]) }, /^invalid options: 5/],
    ['no list', { options: 'ab' }, /^invalid options: "ab"/],
    ['a value twice', { options: [options[0], options[0]] }, /^invalid options: "a" twice/],
    ['an option without a value', { options: [options[0], {}] }, /^invalid options: undefined/],
    [
      'an option whose value is too long to be stored',
      { options: [options[0], { value: 'x'.repeat(201) }] },
      /^invalid options: a value of 201 letters; expected at most 200/,
    ],
    [
      'a misconception that is no option',
      { wrong: 'c' },
      /^invalid wrong: "c"; expected the value of a wrong option: b/,
    ],
    ['a misconception that is the answer', { wrong: 'a' }, /^invalid wrong: "a"/],
    ['an answer that is no option', { answer: 'c' }, /^invalid answer: "c"; expected the value of an option: a, b/],
  ])('names %s', (_, wrong, message) => {
    expect(() => choiceModel({ id: 'q', options, answer: 'a', ...wrong })).toThrow(message);
  });
});

describe('a written number', () => {
  it.each<[string, string, number | null]>([
    ['258', '.', 258],
    [' 0.5 ', '.', 0.5],
    ['0,5', '.', 0.5],
    ['0.5', ',', 0.5],
    ['1,000', '.', 1000],
    ['1.000', ',', 1000],
    // As a number of thousands it would be outside the range.
    ['1.500', ',', 1500],
    ['−3', '.', -3],
    ['1e3', '.', 1000],
    ['1 000', ',', 1000],
    ['', '.', null],
    ['  ', '.', null],
    ['half', '.', null],
    ['1.2.3', '.', null],
    ['NaN', '.', null],
    ['Infinity', '.', null],
    ['1e999', '.', null],
    ['0x10', '.', null],
    ['2001', '.', null],
  ])('%j with the mark %j is %s', (text, mark, expected) => {
    expect(readNumber(text, mark, -10, 2000)).toBe(expected);
  });

  it('is read in the range that there is', () => {
    expect(readNumber('1.258', ',', 0, 2)).toBe(1.258);
    expect(readNumber('1.258', ',', 0, 2000)).toBe(1258);
  });

  it('is a number of the range or null, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('.', ','), (text, mark) => {
        const number = readNumber(text, mark, 0, 10);
        expect(number === null || (number >= 0 && number <= 10)).toBe(true);
      }),
    );
  });
});

describe('a drawn curve', () => {
  const empty: Heights = Array(41).fill(null);
  const mark = (column: number, height: number) => ({ column, height });

  it('is a straight line between two marks of a pointer, in both directions', () => {
    const right = withStroke(empty, mark(0, 0), mark(4, 1));
    expect(right.slice(0, 6)).toEqual([0, 0.25, 0.5, 0.75, 1, null]);
    expect(withStroke(empty, mark(4, 1), mark(0, 0))).toEqual(right);
    expect(withStroke(empty, mark(3, 0.5), mark(3, 0.7))[3]).toBe(0.7);
  });

  it('keeps what a second stroke does not pass', () => {
    const both = withStroke(withStroke(empty, mark(0, 0), mark(40, 0)), mark(10, 1), mark(12, 1));
    expect(both.filter((height) => height === 1)).toHaveLength(3);
    expect(both.filter((height) => height === 0)).toHaveLength(38);
  });

  it('says which end is missing, and lets a hand miss an edge by two columns', () => {
    expect(completed(empty)).toEqual({ heights: null, missing: [[0, 40]], gaps: [] });
    expect(completed(withStroke(empty, mark(5, 0), mark(20, 1))).missing).toEqual([
      [0, 5],
      [20, 40],
    ]);
    const nearly = completed(withStroke(empty, mark(2, 0), mark(38, 1)));
    expect(nearly.missing).toEqual([]);
    expect([nearly.heights?.[0], nearly.heights?.[40]]).toEqual([0, 1]);
    expect(completed(withStroke(empty, mark(3, 0), mark(38, 1))).missing).toEqual([[0, 3]]);
  });

  it('is a straight line over a gap', () => {
    const drawn = withStroke(withStroke(empty, mark(0, 0), mark(10, 0)), mark(20, 1), mark(40, 1));
    const { heights, gaps } = completed(drawn);
    expect(gaps).toEqual([[10, 20]]);
    expect(heights?.[15]).toBeCloseTo(0.5);
    expect(heights?.every(Number.isFinite)).toBe(true);
  });

  it('has as its error the mean over its columns, and says where the largest is', () => {
    const model = predictionModel(curve) as CurveModel;
    expect(measureCurve(model, model.heights)).toMatchObject({ error: 0, most: 0, isRight: true });
    const flat = measureCurve(model, Array(41).fill(0));
    expect(flat).toMatchObject({ column: 40, isRight: false, isAbove: false });
    // A column earlier the truth is 1/40 lower.
    expect(flat.most).toBeCloseTo(1 - 1 / 40, 3);
    expect(flat.error).toBeCloseTo(0.5, 3);
    const lifted = model.heights.map((height) => height + 0.1);
    expect(measureCurve(model, lifted).isRight).toBe(true);
    expect(
      measureCurve(
        model,
        lifted.map((height) => height + 0.001),
      ).isRight,
    ).toBe(false);
  });

  it('is wrong where one error is large, though the mean is small', () => {
    const model = predictionModel(curve) as CurveModel;
    const withPeak = (height: number) => model.heights.map((truth, column) => (column === 20 ? truth + height : truth));
    // The truth rises by 1/40 a column, and three tolerances are 0.3.
    expect(measureCurve(model, withPeak(0.32)).isRight).toBe(true);
    expect(measureCurve(model, withPeak(0.33))).toMatchObject({ isRight: false, column: 20, isAbove: true });
  });

  it('may be late by a column where the truth is steep', () => {
    const stepAt = (first: number) => (x: number) => Number(x >= (999 * first) / 40);
    const model = predictionModel({ ...curve, truth: stepAt(20) }) as CurveModel;
    const late = (columns: number) => Array.from({ length: 41 }, (_, column) => Number(column > 20 + columns - 1));
    expect([0, 1, 2].map((columns) => measureCurve(model, late(columns)).most)).toEqual([0, 0, 1]);
  });

  it('shows the misconception if it is nearer to its curve, within the tolerance too', () => {
    const model = predictionModel({ ...curve, wrong: (x: number) => x / 999 + 0.08 }) as CurveModel;
    const lifted = (by: number) =>
      measureCurve(
        model,
        model.heights.map((height) => height + by),
      );
    expect([0, 0.03].map((by) => lifted(by).isRight)).toEqual([true, true]);
    expect(lifted(0.05)).toMatchObject({ isRight: false, isBelief: true });
    expect(lifted(-0.2)).toMatchObject({ isRight: false, isBelief: false, isAbove: false });
  });

  it('is no answer if it has another length, gaps, or heights outside the axis', () => {
    const model = predictionModel(curve) as CurveModel;
    expect(isCurve(Array(41).fill(0.5), model)).toBe(true);
    for (const wrong of [Array(40).fill(0.5), Array(41).fill(null), Array(41).fill(2), 'a', 3]) {
      expect(isCurve(wrong, model)).toBe(false);
    }
  });
});

it('has a usual step of 1 from a range of 50 on, and smaller steps below', () => {
  const stepOf = (max: number) => (predictionModel({ id: 'q', min: 0, max, truth: 1 }) as NumberModel).step;
  expect([49, 50, 51].map(stepOf)).toEqual([49 / 200, 1, 1]);
});

it('writes whole numbers in full, and others with at most three digits', () => {
  const written = [258, 1234, 0.49876, 12.345, 0, -0.5].map((value) => writtenNumber(value).number);
  expect(written).toEqual([258, 1234, 0.499, 12.3, 0, -0.5]);
});

it('has the ends of an axis among its ticks where there is room', () => {
  const places = (min: number, max: number) => ticksOf({ min, max }).map(({ at }) => at);
  expect(places(0, 999)).toContain(1);
  expect(places(0, 1000)).toHaveLength(6);
  expect(places(0, 1050)).not.toContain(1);
});

it('has on the page about questions the t at which image and noise are equally strong', () => {
  const { alphasCumprod } = createSchedule();
  const apart = (t: number) => Math.abs((alphasCumprod[t] as number) - 0.5);
  const equal = [...alphasCumprod.keys()].reduce((nearest, t) => (apart(t) < apart(nearest) ? t : nearest));
  const said = [...readFileSync('stories/Docs/Teaching.mdx', 'utf8').matchAll(/truth=\{(\d+)\}/g)].map(([, t]) =>
    Number(t),
  );
  expect(said).toEqual([equal, equal]);
});
