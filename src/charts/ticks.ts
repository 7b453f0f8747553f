import { nice, tickStep, ticks } from 'd3-array';
import { format } from '../i18n/format.js';
import { ENGLISH } from '../i18n/locale.js';
import type { Text, TextGap } from '../i18n/message.js';
import { formatFixed, fromLiteral, withWideMinus } from '../i18n/numbers.js';
import type { GaussianPath } from '../process/types.js';
import { messages } from './messages.js';

/** A tick: its position along the axis, from 0 to 1, and its number. */
export interface Tick {
  readonly at: number;
  readonly text: TextGap;
}

/** An axis: the values at its two ends, from the left or from the bottom, and its ticks. */
export interface Axis {
  readonly domain: readonly [start: number, end: number];
  readonly ticks: readonly Tick[];
  /** The name of its quantity, written below an axis across; defaults to none. */
  readonly name?: AxisName | undefined;
  /** Its symbol in TeX, written behind the name, and before the value of a marker. */
  readonly symbol?: string | undefined;
  /** The name of a value at a marker; defaults to the symbol and the number. */
  readonly valueName?: ((value: number) => Text) | undefined;
}

/** The name of an axis, or a message with a gap for its symbol. */
type AxisName = Text | typeof messages.timestep;

/** Width in pixels of one digit of a tick's number. */
export const DIGIT_WIDTH = 8;
/** Room for numbers, as wide in their font of 13 px, and wider where a reader has chosen a larger one; see chart.css. */
export function roomOf(pixels: number): string {
  return `${pixels / 13}em`;
}

/** Width in pixels of the plot on a small phone. */
export const NARROWEST_PLOT = 240;

const PARTS = 5;
/** Pixels between two numbers side by side. */
const NUMBER_GAP = 8;
/** The smallest top of an axis: d3 computes with 1/step, which would overflow not far below. */
const SMALLEST_TOP = 1e-300;
/** A number with more decimals than this is easier to read as a power of ten. */
const DECIMALS_LIMIT = 4;

/** The axis of timesteps, from 0 to the last. */
export function timestepAxis(timesteps: number): Axis {
  return { domain: [0, timesteps - 1], ticks: timestepTicks(timesteps), name: messages.timestep, symbol: 't' };
}

/** The axis of the time of a path, from its data to its noise. */
export function timeAxis(path: Pick<GaussianPath, 'start' | 'end'>): Axis {
  return { domain: [path.start, path.end], ticks: timeTicks(path), name: messages.time, symbol: 't' };
}

/** Whole, round timesteps from 0, and the last; few enough for their numbers to fit side by side on a phone. */
export function timestepTicks(timesteps: number): Tick[] {
  const last = timesteps - 1;
  const room = (String(last).length * DIGIT_WIDTH + NUMBER_GAP) / NARROWEST_PLOT;
  let count = Math.max(1, Math.min(PARTS, last));
  while (tickStep(0, last, count) < room * last) count--;
  const round = ticks(0, last, count);
  const hasRoom = last - (round.at(-1) as number) >= room * last && last > 0;
  return (hasRoom ? [...round, last] : round).map((t) => ({ at: t / Math.max(1, last), text: t }));
}

/** Round times of a path, with their places along it. */
export function timeTicks({ start, end }: Pick<GaussianPath, 'start' | 'end'>): Tick[] {
  const at = (t: number) => (t - start) / (end - start);
  return ticks(start, end, PARTS).map((t) => ({ at: at(t), text: withWideMinus(fromLiteral(String(t))) }));
}

/** An axis from 0 to a round `top`, at least as large as the largest value, with a tick at each end. */
export function valueAxis(largest: number): Axis {
  const [, top] = nice(0, Math.max(largest, SMALLEST_TOP), PARTS);
  return axisBetween(0, top);
}

/**
 * An axis between two numbers, which may be negative, with a tick at each round number between them.
 *
 * @param start - the value at the left, or at the bottom.
 * @param end - the value at the right, or at the top; greater than `start`.
 * @param words - its name, its symbol in TeX, and what its values are called.
 */
export function axisBetween(start: number, end: number, words?: Pick<Axis, 'name' | 'symbol' | 'valueName'>): Axis {
  const step = tickStep(start, end, PARTS);
  const tickAt = (value: number) => ({ at: (value - start) / (end - start), text: formatTick(value, step) });
  return { domain: [start, end], ticks: ticks(start, end, PARTS).map(tickAt), ...words };
}

/** How many characters the number of a tick has in English, for the room that it needs. */
export function lengthOf({ text }: Tick): number {
  return format(text, ENGLISH).length;
}

/** A tick's number, with as many decimals as the step between ticks needs. */
function formatTick(value: number, step: number): TextGap {
  if (value === 0) return 0;
  const exponent = Number(step.toExponential(0).split('e')[1]);
  const decimals = Math.max(0, -exponent);
  const literal = decimals > DECIMALS_LIMIT ? Number(value.toPrecision(3)).toExponential() : value.toFixed(decimals);
  return withWideMinus(fromLiteral(literal));
}

/**
 * An axis of powers of ten around 1 and all values above 0: its ends and ticks are logarithms to base 10.
 *
 * @param range - the powers beyond which nothing is drawn.
 */
export function logAxis(curves: readonly Float64Array[], [lowest, highest]: readonly [number, number]): Axis {
  const logarithms = curves.flatMap((values) => [...values].map(Math.log10).filter(Number.isFinite));
  const least = logarithms.reduce((a, b) => Math.min(a, b), 0);
  const most = logarithms.reduce((a, b) => Math.max(a, b), 0);
  const bottom = Math.max(lowest, Math.floor(least));
  const top = Math.min(highest, Math.max(bottom + 1, Math.ceil(most)));
  const ticks = [];
  for (let decade = bottom; decade <= top; decade++) {
    ticks.push({ at: (decade - bottom) / (top - bottom), text: formatFixed(10 ** decade, Math.max(0, -decade)) });
  }
  return { domain: [bottom, top], ticks };
}
