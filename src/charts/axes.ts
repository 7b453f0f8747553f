import { nice, ticks as roundNumbers, tickStep } from 'd3-array';
import { format } from '../i18n/format.js';
import { ENGLISH } from '../i18n/locale.js';
import type { Text, TextGap } from '../i18n/message.js';
import { formatFixed, fromLiteral, withWideMinus } from '../i18n/numbers.js';
import { PATH_TICKS, roundedBetween } from '../process/timestep.js';
import type { GaussianPath } from '../process/types.js';
import type { Point } from './geometry.js';
import { messages } from './messages.js';

/** A tick: its position along the axis, from 0 to 1, and its number. */
export interface Tick {
  readonly at: number;
  readonly text: TextGap;
}

/** The name of an axis, or a message with a gap for its symbol. */
type AxisName = Text | typeof messages.timestep;

/** The name of an axis, and how its values are called. */
export interface AxisOptions {
  /** The name of the quantity with its unit. Null if the chart's title or a neighboring chart names it. */
  readonly name: AxisName | null;
  /** The symbol in TeX, written behind the name, and before the value of a marker. */
  readonly symbol?: string | undefined;
  /** The text of a value at a marker. @default the symbol and the number */
  readonly valueName?: ((value: number) => Text) | undefined;
  /** The number of equal steps that a marker moves in, and at which functions are drawn. @default 1000 */
  readonly steps?: number | undefined;
}

/** An axis: the values at its two ends, from the left or from the bottom, and its ticks. */
export interface Axis extends AxisOptions {
  readonly domain: readonly [start: number, end: number];
  /** The base of a logarithmic axis. @default linear */
  readonly base?: number | undefined;
  readonly ticks: readonly Tick[];
  readonly steps: number;
}

export interface LinearAxisOptions extends AxisOptions {
  /** The distance between ticks; multiples of it get a tick. @default about five round numbers */
  readonly step?: number | undefined;
}

/** About as many ticks as an axis has. */
const PARTS = 5;
/** Equal steps along an axis, as many as the time of a path has. */
const STEPS = PATH_TICKS;
/** The smallest top of an axis: d3 computes with 1/step, which would overflow not far below. */
const SMALLEST_TOP = 1e-300;
/** A number with more decimals than this is easier to read as a power of ten. */
const DECIMALS_LIMIT = 4;
/** Below this power of ten all powers below 1 are written as such. */
const PLAIN_POWER = -3;

/**
 * A linear axis between two numbers.
 *
 * ```ts
 * linearAxis(0, 1, { name: 'share of valid grids' })
 * ```
 *
 * @param start - the value at the left, or at the bottom.
 * @param end - the value at the right, or at the top; greater than `start`.
 */
export function linearAxis(start: number, end: number, { step, steps = STEPS, ...options }: LinearAxisOptions): Axis {
  const distance = step ?? tickStep(start, end, PARTS);
  const values = step === undefined ? roundNumbers(start, end, PARTS) : multiplesOf(step, start, end);
  const ticks = values.map((value) => ({ at: (value - start) / (end - start), text: tickText(value, distance) }));
  return { domain: [start, end], ticks, steps, ...options };
}

function multiplesOf(step: number, start: number, end: number): number[] {
  const first = Math.ceil(start / step);
  return Array.from({ length: Math.floor(end / step) - first + 1 }, (_, index) => (first + index) * step);
}

/** A linear axis from 0 to a round number, which is at least the largest value, with a tick at each end. */
export function axisFromZero(largest: number, options: LinearAxisOptions): Axis {
  const [, top] = nice(0, Math.max(largest, SMALLEST_TOP), PARTS);
  return linearAxis(0, top, options);
}

/** The number of a tick, with as many decimals as the distance between ticks needs. */
function tickText(value: number, distance: number): TextGap {
  if (value === 0) return 0;
  const exponent = Number(distance.toExponential(0).split('e')[1]);
  const decimals = Math.max(0, -exponent);
  const literal = decimals > DECIMALS_LIMIT ? Number(value.toPrecision(3)).toExponential() : value.toFixed(decimals);
  return withWideMinus(fromLiteral(literal));
}

export interface LogAxisOptions extends AxisOptions {
  /** The ticks are powers of it. @default 10 */
  readonly base?: number | undefined;
}

/** A logarithmic axis between two positive numbers, with a tick at each power of its base. */
export function logAxis(start: number, end: number, { base = 10, steps = STEPS, ...options }: LogAxisOptions): Axis {
  const [low, high] = [logOf(start, base), logOf(end, base)];
  const first = Math.ceil(low - ROUNDING);
  const powers = Array.from({ length: Math.floor(high + ROUNDING) - first + 1 }, (_, index) => first + index);
  const ticks = powers.map((power) => ({ at: (power - low) / (high - low), text: powerText(power, base, first) }));
  return { domain: [start, end], base, ticks, steps, ...options };
}

/** A logarithm may miss a whole number by its last bits. */
const ROUNDING = 1e-9;

function powerText(power: number, base: number, least: number): TextGap {
  const decades = Math.log10(base);
  if (Number.isInteger(decades) && power < 0 && least * decades < PLAIN_POWER) return powerOfTen(power * decades);
  return power < 0 ? formatFixed(base ** power, Math.ceil(-power * Math.max(1, decades))) : base ** power;
}

function logOf(value: number, base: number): number {
  if (base === 10) return Math.log10(value);
  return base === 2 ? Math.log2(value) : Math.log(value) / Math.log(base);
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `10⁻³` */
export function powerOfTen(exponent: number): string {
  const digits = String(Math.abs(exponent)).replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] as string);
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/**
 * The ends of a logarithmic axis: the powers of ten around all positive values.
 *
 * @param always - the powers that the axis has in any case.
 * @param limits - the powers beyond which it does not go.
 */
export function decadesAround(
  values: Iterable<number>,
  always: readonly [lowest: number, highest: number],
  limits: readonly [lowest: number, highest: number],
): [start: number, end: number] {
  let [lowest, highest] = always;
  for (const value of values) {
    if (!(value > 0 && value < Infinity)) continue;
    lowest = Math.min(lowest, Math.log10(value));
    highest = Math.max(highest, Math.log10(value));
  }
  const bottom = Math.max(limits[0], Math.floor(lowest));
  const top = Math.min(limits[1], Math.max(bottom + 1, Math.ceil(highest)));
  // 10 ** -5 is not 1e-5 in every engine.
  return [Number(`1e${bottom}`), Number(`1e${top}`)];
}

/** The axis of timesteps, from 0 to the last. */
export function timestepAxis(timesteps: number, options?: Partial<AxisOptions>): Axis {
  const steps = timesteps - 1;
  return {
    domain: [0, steps],
    ticks: timestepTicks(timesteps),
    name: messages.timestep,
    symbol: 't',
    ...options,
    steps,
  };
}

/** The axis of the time of a path, from its data to its noise. */
export function timeAxis(path: Pick<GaussianPath, 'start' | 'end'>): Axis {
  return { domain: [path.start, path.end], ticks: timeTicks(path), steps: STEPS, name: messages.time, symbol: 't' };
}

/** Pixels between two numbers side by side. */
const NUMBER_GAP = 8;

/** Whole, round timesteps from 0, and the last; few enough for their numbers to fit side by side on a phone. */
export function timestepTicks(timesteps: number): Tick[] {
  const last = timesteps - 1;
  const room = (String(last).length * DIGIT_WIDTH + NUMBER_GAP) / NARROWEST_PLOT;
  let count = Math.max(1, Math.min(PARTS, last));
  while (tickStep(0, last, count) < room * last) count--;
  const round = roundNumbers(0, last, count);
  const hasRoom = last - (round.at(-1) as number) >= room * last && last > 0;
  return (hasRoom ? [...round, last] : round).map((t) => ({ at: t / Math.max(1, last), text: t }));
}

/** Round times of a path. */
export function timeTicks({ start, end }: Pick<GaussianPath, 'start' | 'end'>): Tick[] {
  const at = (t: number) => (t - start) / (end - start);
  return roundNumbers(start, end, PARTS).map((t) => ({ at: at(t), text: withWideMinus(fromLiteral(String(t))) }));
}

/** The position of a value along an axis, from 0 at its start to 1; 0 if the axis has no length. */
export function positionOn({ domain: [start, end], base }: Axis, value: number): number {
  if (end === start) return 0;
  if (base === undefined) return (value - start) / (end - start);
  const low = logOf(start, base);
  return (logOf(value, base) - low) / (logOf(end, base) - low);
}

/** The value at a position from 0 to 1, to as many decimals as one of the axis's steps has. */
export function valueAt({ domain: [start, end], base, steps }: Axis, position: number): number {
  if (end === start) return start;
  if (base === undefined) return roundedBetween({ start, end }, position, steps);
  const ends = { start: logOf(start, base), end: logOf(end, base) };
  return base ** roundedBetween(ends, position, steps);
}

/** The values of a function at the ends of all steps of an axis. */
export function sampled({ domain: [start, end], base, steps }: Axis, valueAt: (x: number) => number): Float64Array {
  const xAt = (step: number) =>
    base === undefined ? start + ((end - start) * step) / steps : start * (end / start) ** (step / steps);
  return Float64Array.from({ length: steps + 1 }, (_, step) => valueAt(step === steps ? end : xAt(step)));
}

/** The axes of a chart. */
export interface Scale {
  readonly x: Axis;
  readonly y: Axis;
}

/** The positions of points along both axes, from 0 to 1. */
export function positionsOf(points: readonly Point[], { x, y }: Scale): Point[] {
  return points.map(([across, up]) => [positionOn(x, across), positionOn(y, up)]);
}

/** The points of a curve: its values at even positions of the x axis, or a function that is sampled there. */
export function pointsAlong(x: Axis, values: Float64Array | ((x: number) => number)): Point[] {
  const heights = typeof values === 'function' ? sampled(x, values) : values;
  const places = sampled({ ...x, steps: heights.length - 1 }, (at) => at);
  return Array.from(heights, (height, index) => [places[index] as number, height]);
}

/** Width in pixels of one digit of a tick's number. */
export const DIGIT_WIDTH = 8;
/** Width in pixels of the plot on a small phone. */
export const NARROWEST_PLOT = 240;

/** Room for numbers, as wide in their font of 13 px, and wider where a reader has chosen a larger one; see chart.css. */
export function roomOf(pixels: number): string {
  return `${pixels / 13}em`;
}

/** The number of characters of a tick's number in English, for the room that it needs. */
export function lengthOf({ text }: Tick): number {
  return format(text, ENGLISH).length;
}

/** The characters of the longest number at the left of charts. */
export function digitsOf(charts: readonly { readonly y: Pick<Axis, 'ticks'> }[]): number {
  return Math.max(...charts.flatMap(({ y }) => y.ticks.map(lengthOf)));
}
