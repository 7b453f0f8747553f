import { checkInteger, checkPositiveInteger, complaint, invalid } from '../base/check.js';
import { logSnr } from './coefficients.js';
import { isPath } from './process.js';
import type { GaussianPath, Process, SampleTimesOptions, Schedule } from './types.js';

/**
 * The timesteps that a sampler visits in `steps` steps, in descending order. Each step leads to the next entry, the
 * last one to s = -1, the clean image.
 *
 * Entry i is T·(1 - i/steps) - 1 for T = schedule.timesteps, rounded to the nearest integer, halves up. So they are
 * evenly spaced and begin at T - 1, as sampling from pure noise must; `steps` = T visits every t. This is the
 * "trailing" spacing of Lin et al. 2024, table 2, and of diffusers.
 *
 * ```ts
 * sampleTimesteps(createSchedule(), 4); // [999, 749, 499, 249]
 * ```
 *
 * @param steps - number of steps, an integer in 1 ≤ steps ≤ schedule.timesteps.
 * @throws RangeError if steps is out of range.
 */
export function sampleTimesteps({ timesteps }: Schedule, steps: number): number[] {
  checkInteger('steps', steps, 1, timesteps + 1);
  return Array.from({ length: steps }, (_, i) => Math.round((timesteps * (steps - i)) / steps) - 1);
}

const DEFAULT_RHO = 7;
/** Largest and least σ/α of Karras et al. 2022, for paths without noise at the start or without signal at the end. */
const LARGEST_RATIO = 80;
const MIN_RATIO = 0.002;

/**
 * The times that a sampler visits in `steps` steps, falling from the last t, which is noise. Each step leads to the next time, the
 * last one to s = -1, the clean image.
 *
 * - `'time'`: even in t. Of a schedule these are `sampleTimesteps`; of a path, end - (end - start)·i/steps.
 * - `'logSnr'`: even in logSnr; Lu et al. 2022.
 * - `'karras'`: even in (σ/α)^(1/ρ); Karras et al. 2022, equation (5). The larger ρ, the shorter the last steps.
 *
 * The last two end at the start; if there is no noise there, where σ/α is 0.002, or less on a path on which it is never that large.
 * Where no signal is left at the end, they are spaced as if it began at σ/α = 80. Of a schedule they are the nearest timesteps, each
 * below the one before.
 *
 * ```ts
 * sampleTimes(gaussianPath({ kind: 'flow' }), 4); // [1, 0.75, 0.5, 0.25]
 * sampleTimes(createSchedule(), 4, { spacing: 'logSnr' }); // [999, 603, 73, 0]
 * ```
 *
 * @param process - a schedule or a path.
 * @param steps - number of steps, a positive integer; of a schedule at most its timesteps.
 * @param options.spacing - defaults to `'time'`.
 * @param options.rho - ρ of `'karras'`, above 0, and so large that (σ/α)^(1/ρ) is a number; defaults to 7.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function sampleTimes(
  process: Process,
  steps: number,
  { spacing = 'time', rho: given }: SampleTimesOptions = {},
): number[] {
  const rho = given === undefined ? DEFAULT_RHO : given;
  if (isPath(process)) checkPositiveInteger('steps', steps);
  else checkInteger('steps', steps, 1, process.timesteps + 1);
  if (!(Number.isFinite(rho) && rho > 0)) throw invalid('rho', rho, 'a finite number above 0');
  if (spacing === 'time') return isPath(process) ? evenTimes(process, steps) : sampleTimesteps(process, steps);
  if (spacing !== 'logSnr' && spacing !== 'karras') {
    throw invalid('spacing', spacing, "'time', 'logSnr' or 'karras'");
  }
  const [noisy, clean] = rangeOf(process);
  const ratios = evenly(steps, noisy, clean, spacing === 'logSnr' ? LOGARITHM : powerOf(rho));
  if (!ratios.every((ratio) => ratio > 0 && ratio < Infinity)) {
    // The message names the cause that was given.
    if (spacing === 'karras' && given !== undefined)
      throw invalid('rho', rho, 'a larger number: σ/α to the power of 1/rho is 0 or infinite');
    const range = `σ/α from ${Number(clean.toPrecision(3))} to ${Number(noisy.toPrecision(3))}`;
    throw complaint('schedule', range, `a range that '${spacing}' can divide in float64`);
  }
  const wanted = ratios.map((value) => -2 * Math.log(value));
  return isPath(process) ? timesOf(process, wanted) : timestepsOf(process, wanted);
}

/** A scale, and back. */
interface Scale {
  readonly to: (value: number) => number;
  readonly from: (value: number) => number;
}

const LOGARITHM: Scale = { to: Math.log, from: Math.exp };

function powerOf(rho: number): Scale {
  return { to: (value) => value ** (1 / rho), from: (value) => value ** rho };
}

function evenTimes({ start, end }: GaussianPath, steps: number): number[] {
  return Array.from({ length: steps }, (_, i) => end - ((end - start) * i) / steps);
}

/** σ/α at the first and the last of the times. */
function rangeOf(process: Process): readonly [noisy: number, clean: number] {
  const [start, end] = isPath(process) ? [process.start, process.end] : [0, process.timesteps - 1];
  const [least, largest] = [start, end].map((t) => Math.exp(-logSnr(process, t) / 2)) as [number, number];
  const noisy = Number.isFinite(largest) ? largest : LARGEST_RATIO;
  if (least > 0) return [noisy, least];
  return [noisy, noisy > MIN_RATIO ? MIN_RATIO : (noisy * MIN_RATIO) / LARGEST_RATIO];
}

function evenly(count: number, first: number, last: number, { to, from }: Scale): number[] {
  const step = count > 1 ? (to(last) - to(first)) / (count - 1) : 0;
  return Array.from({ length: count }, (_, i) => from(to(first) + i * step));
}

/** Times of given logSnr, the first of which is the end, where sampling begins. */
function timesOf(path: GaussianPath, wanted: readonly number[]): number[] {
  return wanted.map((value, i) => (i === 0 ? path.end : path.timeAt(value)));
}

/** The timesteps that are nearest to given logSnr, each below the one before, and so that there is one left for each that comes. */
function timestepsOf(schedule: Schedule, wanted: readonly number[]): number[] {
  const times: number[] = [];
  let t = schedule.timesteps - 1;
  for (const [i, value] of wanted.entries()) {
    const left = wanted.length - 1 - i;
    while (t > left && i > 0 && isNearer(schedule, t - 1, t, value)) t--;
    times.push(t);
    t--;
  }
  return times;
}

function isNearer(schedule: Schedule, t: number, than: number, wanted: number): boolean {
  return Math.abs(logSnr(schedule, t) - wanted) <= Math.abs(logSnr(schedule, than) - wanted);
}
