import { nice, tickStep, ticks } from 'd3-array';

/** A tick: its position along the axis, from 0 to 1, and its number. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** Width in pixels of one digit of a tick's number. */
export const DIGIT_WIDTH = 8;
/** Width in pixels of the plot on a small phone. */
export const NARROWEST_PLOT = 240;

const PARTS = 5;
/** Pixels between two numbers side by side. */
const NUMBER_GAP = 8;
/** The smallest top of an axis: d3 computes with 1/step, which would overflow not far below. */
const SMALLEST_TOP = 1e-300;
/** A number with more decimals than this is easier to read as a power of ten. */
const DECIMALS_LIMIT = 4;

/** Whole, round timesteps from 0 to at most the last, few enough for their numbers to fit side by side on a phone. */
export function timestepTicks(timesteps: number): Tick[] {
  const last = timesteps - 1;
  const room = (String(last).length * DIGIT_WIDTH + NUMBER_GAP) / NARROWEST_PLOT;
  let count = Math.max(1, Math.min(PARTS, last));
  while (tickStep(0, last, count) < room * last) count--;
  return ticks(0, last, count).map((t) => ({ at: t / Math.max(1, last), text: String(t) }));
}

/** An axis from 0 to a round `top`, at least as large as the largest value, with a tick at each end. */
export function valueAxis(largest: number): { top: number; ticks: Tick[] } {
  const [, top] = nice(0, Math.max(largest, SMALLEST_TOP), PARTS);
  const step = tickStep(0, top, PARTS);
  return { top, ticks: ticks(0, top, PARTS).map((value) => ({ at: value / top, text: formatTick(value, step) })) };
}

/** A tick's number, with as many decimals as the step between ticks needs. */
function formatTick(value: number, step: number): string {
  if (value === 0) return '0';
  const exponent = Number(step.toExponential(0).split('e')[1]);
  const decimals = Math.max(0, -exponent);
  return decimals > DECIMALS_LIMIT ? Number(value.toPrecision(3)).toExponential() : value.toFixed(decimals);
}
