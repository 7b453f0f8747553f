import { density } from '../../core/density.js';
import type { Process } from '../../core/types.js';
import type { Work } from '../../engine/queue.js';
import type { Domain } from '../../marks/scatter/domain.js';
import { isolines } from '../../marks/scatter/isolines.js';
import { shownDivisor } from '../shownState.js';
import { type Mixture, tooFarApart } from './flow.js';

export interface ShadeRequest extends Mixture {
  readonly process: Process;
  readonly t: number;
  readonly domain: Domain;
}

/** p_t over a plot. */
export interface Shade {
  readonly request: ShadeRequest;
  /** Row by row from the top, at the centres of cells. */
  readonly values: Float64Array;
  /** The largest of these. */
  readonly peak: number;
  /** The density at the line within which a share of the probability lies: `SHARES`, in their order. */
  readonly levels: readonly number[];
  /** Each of these lines, in pieces: x, y of both ends. */
  readonly lines: readonly Float32Array[];
}

/** Cells across and down. */
export const CELLS = 128;
/** The shares of the probability that lines enclose, each the smallest area that holds so much. */
export const SHARES = [0.25, 0.5, 0.75, 0.9, 0.99] as const;
/** The one within which particles are counted. */
export const COUNTED = 0.9;
/** The least share of the probability that the cells must find. */
const LEAST_SEEN = 1e-3;
/** As many points at once as take a few milliseconds. */
const AT_ONCE = 50;

/** p_t on a grid, in slices of points: the density of all is the mean of theirs. */
export async function* shadeOf(request: ShadeRequest): Work<Shade> {
  const { points, deviation, process, t, domain } = request;
  const grid = gridIn(domain, shownDivisor(process, t));
  const values = new Float64Array(CELLS ** 2);
  for (let start = 0; start < points.length; start += 2 * AT_ONCE) {
    const some = points.subarray(start, start + 2 * AT_ONCE);
    const ofSome = density(some, process, t, grid, { deviation });
    const share = some.length / points.length;
    for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) + share * (ofSome[i] as number);
    yield start / points.length;
  }
  const falling = values.slice().sort().reverse();
  const sum = falling.reduce((before, value) => before + value, 0);
  // Where the cells are far larger than a Gaussian, the lines would enclose anything.
  const cell = ((2 * domain.half) / CELLS) * shownDivisor(process, t);
  if (sum * cell ** 2 < LEAST_SEEN) throw tooFarApart(points);
  const levels = levelsOf(falling, sum);
  yield 1;
  const lines = levels.map((level) => isolines({ values, cells: CELLS }, level, domain));
  return { request, values, peak: falling[0] as number, levels, lines };
}

/** The centres of the cells, whose places are drawn divided. */
function gridIn({ x, y, half }: Domain, divisor: number) {
  const places = Array.from({ length: CELLS }, (_, i) => half * ((2 * (i + 0.5)) / CELLS - 1));
  return { x: places.map((place) => divisor * (x + place)), y: places.map((place) => divisor * (y - place)) };
}

/** Of the whole probability in the plot, which is the sum of the values. */
function levelsOf(falling: Float64Array, all: number): number[] {
  let [sum, i] = [0, 0];
  return SHARES.map((share) => {
    while (sum < share * all && i < falling.length) sum += falling[i++] as number;
    return falling[Math.max(0, i - 1)] as number;
  });
}
