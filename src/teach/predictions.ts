import { complaint, invalid, shown } from '../base/check.js';
import { linearAxis, type Tick } from '../charts/axes.js';
import { tryCatch } from '../hooks/tryCatch.js';
import { type FormattedNumber, fromLiteral, withWideMinus } from '../i18n/numbers.js';
import { isId } from './store.js';

/** An axis of a drawing. */
export interface PredictionAxis {
  min: number;
  max: number;
  /** The measured quantity, with its unit: `'t'`, `'standard deviation'`. */
  label: string;
}

/** A number that readers predict, on a slider or written. */
export interface NumberModel {
  readonly kind: 'slider' | 'number';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly truth: number;
  readonly tolerance: number;
  /** The answer that the misconception leads to; null if the page gives none. */
  readonly wrong: number | null;
}

interface PlotModel {
  readonly x: PredictionAxis;
  readonly y: PredictionAxis;
  readonly tolerance: number;
}

/** A place on a drawn line. */
export interface PlaceModel extends PlotModel {
  readonly kind: 'place';
  readonly step: number;
  readonly truth: number;
  readonly wrong: number | null;
  readonly line: readonly (readonly [x: number, y: number])[];
}

/** A curve that readers draw, and the true one. */
export interface CurveModel extends PlotModel {
  readonly kind: 'curve';
  /** The positions of the heights of a drawn curve. */
  readonly columns: readonly number[];
  /** The heights of the true curve at the columns. */
  readonly heights: readonly number[];
  /** The heights of the misconception's curve at the columns; null if the page gives none. */
  readonly wrong: readonly number[] | null;
  readonly truth: readonly (readonly [x: number, y: number])[];
}

export type PredictionModel = NumberModel | PlaceModel | CurveModel;

/** The props that a page has given, which may have any type in a program without types. */
export interface Given {
  readonly id: string;
  readonly kind?: string | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number | undefined;
  readonly tolerance?: number | undefined;
  readonly truth: unknown;
  readonly wrong?: unknown;
  readonly line?: unknown;
  readonly x?: PredictionAxis | undefined;
  readonly y?: PredictionAxis | undefined;
}

const KINDS = ['slider', 'number', 'place', 'curve'];
/** The number of heights of a drawn curve. */
const COLUMNS = 41;
/** The number of points of a drawn line. */
const LINE_POINTS = 241;
/** The default tolerance, as a share of the range. */
const DEFAULT_TOLERANCE = 0.05;
/** The shortest and longest range for which all steps, shares and sums are finite and not 0. */
const SHORTEST = 1e-300;
const LONGEST = 1e300;
/** The tolerance for rounding, as a share of the range, because sums of decimal fractions are not exact. */
const ROUNDING = 1e-9;

/** Throws an error that names the prop that is wrong. */
export function predictionModel(given: Given): PredictionModel {
  const { id, kind = 'slider', truth } = given;
  checkId(id);
  if (kind === 'slider' || kind === 'number') {
    const { min = Number.NaN, max = Number.NaN } = given;
    checkRange('min and max', min, max);
    const step = given.step ?? usualStep(min, max);
    checkStep(step);
    checkInside('truth', truth, min, max);
    return { kind, min, max, step, truth, wrong: wrongOf(given), tolerance: toleranceOf(given, max - min) };
  }
  if (kind !== 'place' && kind !== 'curve') throw invalid('kind', kind, KINDS.join(', '));
  const [x, y] = [axisOf('x', given.x), axisOf('y', given.y)];
  if (kind === 'place') {
    const step = given.step ?? usualStep(x.min, x.max);
    checkStep(step);
    checkInside('truth', truth, x.min, x.max);
    const line = pointsOf('line', given.line, x, LINE_POINTS).filter(([, height]) => Number.isFinite(height));
    return { kind, x, y, step, truth, wrong: wrongOf(given), line, tolerance: toleranceOf(given, x.max - x.min) };
  }
  const columns = placesAlong(x, COLUMNS);
  const heights = pointsOf('truth', truth, x, COLUMNS).map(([place, height]) => {
    if (isBetween(height, y.min, y.max)) return height;
    throw complaint('truth', `${shown(height)} at ${x.label} = ${place}`, `values from ${y.min} to ${y.max}`);
  });
  const drawn = pointsOf('truth', truth, x, LINE_POINTS).filter(([, height]) => Number.isFinite(height));
  const wrong = given.wrong === undefined ? null : wrongHeights(given.wrong, x, heights);
  return { kind, x, y, columns, heights, wrong, truth: drawn, tolerance: toleranceOf(given, y.max - y.min) };
}

export function checkId(id: unknown): void {
  if (!isId(id)) throw invalid('id', id, 'lower-case letters, digits and hyphens');
}

function checkRange(name: string, min: unknown, max: unknown): void {
  const isInOrder = Number.isFinite(min) && Number.isFinite(max) && (min as number) < (max as number);
  const length = (max as number) - (min as number);
  if (isInOrder && length >= SHORTEST && length <= LONGEST) return;
  const expected = isInOrder
    ? `two numbers that are ${SHORTEST} to ${LONGEST} apart`
    : 'two finite numbers, the smaller one first';
  throw complaint(name, `${shown(min)} and ${shown(max)}`, expected);
}

function checkStep(step: unknown): void {
  if (!(Number.isFinite(step) && (step as number) > 0)) throw invalid('step', step, 'a positive number');
}

function checkInside(name: string, value: unknown, min: number, max: number): asserts value is number {
  if (!isBetween(value, min, max)) throw invalid(name, value, `a number from ${min} to ${max}`);
}

function isBetween(value: unknown, min: number, max: number): value is number {
  const slack = ROUNDING * (max - min);
  return Number.isFinite(value) && (value as number) >= min - slack && (value as number) <= max + slack;
}

function axisOf(name: string, axis: PredictionAxis | undefined): PredictionAxis {
  checkRange(`${name}.min and ${name}.max`, axis?.min, axis?.max);
  const { min, max, label } = axis as PredictionAxis;
  return { min, max, label: typeof label === 'string' ? label : name };
}

function toleranceOf({ tolerance }: Given, range: number): number {
  if (tolerance === undefined) return DEFAULT_TOLERANCE * range;
  if (!(Number.isFinite(tolerance) && tolerance >= 0)) throw invalid('tolerance', tolerance, 'a number of at least 0');
  return tolerance;
}

/** The answer of the misconception. It may lie outside of the range: a wrong belief knows no bounds. */
function wrongOf({ wrong, truth }: Given): number | null {
  if (wrong === undefined) return null;
  if (!Number.isFinite(wrong) || wrong === truth) throw invalid('wrong', wrong, 'a finite number other than the truth');
  return wrong as number;
}

/** The heights of the misconception's curve, which may leave the axis too. */
function wrongHeights(wrong: unknown, x: PredictionAxis, truth: readonly number[]): number[] {
  const heights = pointsOf('wrong', wrong, x, COLUMNS).map(([place, height]) => {
    if (Number.isFinite(height)) return height;
    throw complaint('wrong', `${shown(height)} at ${x.label} = ${place}`, 'a finite number');
  });
  if (heights.every((height, column) => height === truth[column])) {
    throw complaint('wrong', 'the curve of the truth', 'another curve');
  }
  return heights;
}

/** Whole numbers where the range has enough of them, else two hundred steps. */
function usualStep(min: number, max: number): number {
  return Number.isInteger(min) && Number.isInteger(max) && max - min >= 50 ? 1 : (max - min) / 200;
}

function pointsOf(name: string, line: unknown, axis: PredictionAxis, count: number): [x: number, y: number][] {
  if (typeof line !== 'function') throw invalid(name, line, 'a function of x');
  return placesAlong(axis, count).map((place) => {
    const { value, error } = tryCatch(() => line(place) as number);
    if (error) throw complaint(name, `it has thrown ${shown(error.message)} at ${axis.label} = ${place}`, 'a number');
    return [place, value as number];
  });
}

/** Places from one end of an axis to the other: whole numbers where both ends are, so that a list may be read there. */
function placesAlong({ min, max }: PredictionAxis, count: number): number[] {
  const isWhole = Number.isInteger(min) && Number.isInteger(max) && max - min >= count;
  return Array.from({ length: count }, (_, index) => {
    const place = min + ((max - min) * index) / (count - 1);
    return isWhole ? Math.round(place) : place;
  });
}

/** Returns the position of a value along an axis, from 0 to 1. */
export function shareOf(value: number, { min, max }: Pick<PredictionAxis, 'min' | 'max'>): number {
  return (value - min) / (max - min);
}

/** The middle of an axis. */
export function middleOf({ min, max }: Pick<PredictionAxis, 'min' | 'max'>): number {
  return min + (max - min) / 2;
}

/** The value at a share of an axis, rounded to a step. */
export function steppedAt(index: number, min: number, max: number, step: number): number {
  return Math.min(max, Number((min + index * step).toPrecision(12)));
}

/** The least distance between numbers, as a share of the axis. Closer numbers might touch on a phone. */
const NUMBER_ROOM = 0.14;

/** Round numbers of an axis, and its ends where there is room for them. */
export function ticksOf({ min, max }: Pick<PredictionAxis, 'min' | 'max'>): readonly Tick[] {
  const { ticks } = linearAxis(min, max, { name: null });
  const ends = [
    { at: 0, text: withWideMinus(writtenNumber(min)) },
    { at: 1, text: withWideMinus(writtenNumber(max)) },
  ];
  return [...ticks, ...ends.filter((end) => ticks.every(({ at }) => Math.abs(at - end.at) >= NUMBER_ROOM))];
}

/** A whole number in full, another with at most three significant digits. */
export function writtenNumber(value: number): FormattedNumber {
  return fromLiteral(String(Number.isInteger(value) ? value : Number(value.toPrecision(3))));
}

/** The error of an answer, and what it shows. */
export interface Measured {
  readonly error: number;
  /** Whether the answer is within the tolerance, and nearer to the truth than to the misconception. */
  readonly isRight: boolean;
  /** Whether the answer is at least as near to the misconception as to the truth; null if the page gives none. */
  readonly isBelief: boolean | null;
}

export function measure(
  { truth, tolerance, wrong }: Pick<NumberModel, 'truth' | 'tolerance' | 'wrong'>,
  range: number,
  value: number,
): Measured {
  const error = Math.abs(value - truth);
  const slack = ROUNDING * range;
  const isBelief = wrong === null ? null : Math.abs(value - wrong) <= error + slack;
  return { error, isRight: !isBelief && error <= tolerance + slack, isBelief };
}

/** The heights of a curve at each of its columns, null where nothing is drawn. */
export type Heights = readonly (number | null)[];

export interface Mark {
  readonly column: number;
  readonly height: number;
}

/** A curve with a piece of a stroke, which replaces what was drawn there. Between two marks it is a straight line. */
export function withStroke(heights: Heights, from: Mark, to: Mark): Heights {
  const drawn = [...heights];
  const length = to.column - from.column;
  const direction = Math.sign(length);
  for (let step = 0; step <= Math.abs(length); step++) {
    const share = length === 0 ? 1 : step / Math.abs(length);
    drawn[from.column + direction * step] = from.height + (to.height - from.height) * share;
  }
  return drawn;
}

/** Columns at an end that may be left out: a hand does not hit the edge. */
const LEEWAY = 2;

export interface Completed {
  /** The curve without gaps; null if an end is missing. */
  readonly heights: readonly number[] | null;
  /** First and last column of each stretch at an end where nothing is drawn. */
  readonly missing: readonly (readonly [first: number, last: number])[];
  /** The columns around each gap inside. */
  readonly gaps: readonly (readonly [first: number, last: number])[];
}

/** A drawn curve with straight lines over its gaps. */
export function completed(heights: Heights): Completed {
  const last = heights.length - 1;
  const drawn = heights.flatMap((height, column) => (height === null ? [] : [column]));
  const [first] = drawn;
  const end = drawn.at(-1);
  if (first === undefined || end === undefined) return { heights: null, missing: [[0, last]], gaps: [] };
  const missing: [number, number][] = [];
  if (first > LEEWAY) missing.push([0, first]);
  if (last - end > LEEWAY) missing.push([end, last]);
  const gaps = drawn.flatMap((column, index) => {
    const next = drawn[index + 1];
    return next !== undefined && next > column + 1 ? [[column, next] as const] : [];
  });
  if (missing.length > 0) return { heights: null, missing, gaps };
  let whole = heights.map((height, column) => (column < first ? heights[first] : column > end ? heights[end] : height));
  for (const [from, to] of gaps) {
    const markAt = (column: number) => ({ column, height: heights[column] as number });
    whole = [...withStroke(whole as Heights, markAt(from), markAt(to))];
  }
  return { heights: whole as number[], missing, gaps };
}

/** The largest error of a right curve, in tolerances of the mean error. */
const LARGEST_IN_TOLERANCES = 3;
/** Columns to either side from which the truth may come: where it is steep, a hand that is a little early has no large error. */
const HAND = 1;

/** The largest error that a right curve may have anywhere. */
export function largestTolerance({ tolerance }: Pick<CurveModel, 'tolerance'>): number {
  return LARGEST_IN_TOLERANCES * tolerance;
}

export interface MeasuredCurve extends Measured {
  /** The largest distance from all that the truth is within a column, and where it is. */
  readonly most: number;
  readonly column: number;
  /** Whether the curve is above the truth there. */
  readonly isAbove: boolean;
}

/** The error of a curve is the mean over its columns. */
export function measureCurve(model: CurveModel, heights: readonly number[]): MeasuredCurve {
  const error = meanDistance(heights, model.heights);
  const slack = ROUNDING * (model.y.max - model.y.min);
  const isBelief = model.wrong && meanDistance(heights, model.wrong) <= error + slack;
  const distances = heights.map((height, column) => {
    const near = model.heights.slice(Math.max(0, column - HAND), column + HAND + 1);
    return Math.max(0, height - Math.max(...near), Math.min(...near) - height);
  });
  const most = Math.max(...distances);
  const column = distances.indexOf(most);
  const isClose = error <= model.tolerance + slack && most <= largestTolerance(model) + slack;
  return {
    error,
    most,
    column,
    isAbove: (heights[column] as number) > (model.heights[column] as number),
    isRight: isClose && !isBelief,
    isBelief,
  };
}

function meanDistance(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, height, column) => sum + Math.abs(height - (other[column] as number)), 0) / one.length;
}

/** A height as it is stored, in few characters. */
export function storedHeight(height: number): number {
  return Number(height.toPrecision(4));
}

/** Whether a stored value is a whole curve of the model. */
export function isCurve(value: unknown, { columns, y }: CurveModel): value is number[] {
  return Array.isArray(value) && value.length === columns.length && value.every((one) => isBetween(one, y.min, y.max));
}

/** Whether a stored value is a number in a range. */
export function isNumber(value: unknown, min: number, max: number): value is number {
  return isBetween(value, min, max);
}

const SPACES = /[\s\u00a0\u202f']/g;

/**
 * The number that a reader has written, with the decimal mark of the page or the other one, and with groups of thousands; null if it
 * is none in the range.
 *
 * @param mark - the decimal mark of the page's language.
 */
export function readNumber(text: string, mark: string, min: number, max: number): number | null {
  const written = text.replace(SPACES, '').replace(/[−–]/g, '-');
  const other = mark === ',' ? '.' : ',';
  const readings = [numberOf(written, mark, other), numberOf(written, other, mark)];
  return readings.find((reading) => reading !== null && isBetween(reading, min, max)) ?? null;
}

function numberOf(text: string, mark: string, group: string): number | null {
  const [whole = '', ...fractions] = text.split(mark);
  const isGrouped = whole.includes(group);
  if (
    isGrouped &&
    !whole.split(group).every((part, index) => (index === 0 ? /^[+-]?\d{1,3}$/ : /^\d{3}$/).test(part))
  ) {
    return null;
  }
  const literal = [whole.replaceAll(group, ''), ...fractions].join('.');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(literal) ? Number(literal) : null;
}
