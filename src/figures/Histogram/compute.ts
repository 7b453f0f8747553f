import type { Coefficients, ImageArray } from '../../core/types.js';
import { enqueue, type WorkOptions } from '../../engine/queue.js';
import type { Diffusion } from '../../engine/useDiffusion.js';
import type { PointsSource } from '../../points/chosenPoints.js';
import type { HistogramContent } from './model.js';

/** The values that the histogram's axis runs between. */
export const RANGE = { least: -4, most: 4 } as const;
/** The 256 levels of an image are 2/255 apart, so a bin of 8/60 takes exactly 17 of them, and its edges meet none. */
export const BINS = 60;
export const BIN_WIDTH = (RANGE.most - RANGE.least) / BINS;
/** A screen shows the values up to this, of either sign, and clips the others. */
export const SHOWN = 1;

/** What is counted of values: all channels of an image, or both coordinates of points, together. */
export interface Tally {
  readonly total: number;
  /** Values in each bin; those beyond the axis are in the outermost bins. */
  readonly bins: Uint32Array;
  readonly mean: number;
  readonly sd: number;
  /** Share of values outside [-1, 1], which a screen clips. */
  readonly clipped: number;
  /** Share of values beyond the axis. */
  readonly beyond: number;
}

/** Values between two looks at the clock: about half a millisecond of work. */
export const CHUNK = 0x20000;

interface Sums {
  first: number;
  second: number;
  clipped: number;
  beyond: number;
}

/** Counts values; yields the fraction done after each chunk. */
export async function* tally(values: Float32Array): AsyncGenerator<number, Tally> {
  const total = values.length;
  const bins = new Uint32Array(BINS);
  const sums = { first: 0, second: 0, clipped: 0, beyond: 0 };
  // Moments about one of the values: equal values have an sd of exactly 0.
  const origin = values[0] ?? 0;
  for (let start = 0; start < total; start += CHUNK) {
    addTo(sums, bins, values.subarray(start, start + CHUNK), origin);
    yield Math.min(1, (start + CHUNK) / total);
  }
  const offset = sums.first / total;
  return {
    total,
    bins,
    mean: origin + offset,
    sd: Math.sqrt(Math.max(0, sums.second / total - offset * offset)),
    clipped: sums.clipped / total,
    beyond: sums.beyond / total,
  };
}

function addTo(sums: Sums, bins: Uint32Array, values: Float32Array, origin: number): void {
  const { least, most } = RANGE;
  let [first, second, clipped, beyond] = [0, 0, 0, 0];
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    const distance = value - origin;
    first += distance;
    second += distance * distance;
    if (value < -SHOWN || value > SHOWN) clipped++;
    if (value < least || value > most) beyond++;
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor((value - least) / BIN_WIDTH)));
    bins[bin] = (bins[bin] as number) + 1;
  }
  sums.first += first;
  sums.second += second;
  sums.clipped += clipped;
  sums.beyond += beyond;
}

/** Levels between the least and the greatest of the values. The 256 of a byte have one each. */
const LEVELS = 1024;

/** Values of x0, gathered where they are close together. */
export interface Levels {
  /** How many values are at each level. */
  readonly counts: Uint32Array;
  /** Their mean, which is the value itself where all are equal; NaN where there are none. */
  readonly means: Float64Array;
}

/** Gathers the values of x0; yields the fraction done after each chunk. */
export async function* countLevels(values: Float32Array): AsyncGenerator<number, Levels> {
  const counts = new Uint32Array(LEVELS);
  const sums = new Float64Array(LEVELS);
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let start = 0; start < values.length; start += CHUNK) {
    for (const value of values.subarray(start, start + CHUNK)) {
      if (value < least) least = value;
      if (value > most) most = value;
    }
    yield fractionOf(start, values) / 2;
  }
  const scale = most > least ? (LEVELS - 1) / (most - least) : 0;
  for (let start = 0; start < values.length; start += CHUNK) {
    for (const value of values.subarray(start, start + CHUNK)) {
      const level = Math.round((value - least) * scale);
      counts[level] = (counts[level] as number) + 1;
      sums[level] = (sums[level] as number) + value;
    }
    yield (1 + fractionOf(start, values)) / 2;
  }
  return { counts, means: sums.map((sum, level) => sum / (counts[level] as number)) };
}

/** How much is done after the chunk from `start` on. */
function fractionOf(start: number, { length }: Float32Array): number {
  return Math.min(1, (start + CHUNK) / length);
}

/** Points of a line for each bin; even, so that half a bin is a whole number of them. */
const POINTS_PER_BIN = 4;
const STEP = BIN_WIDTH / POINTS_PER_BIN;
const HALF_BIN = POINTS_PER_BIN / 2;

/** A distribution of values in theory: the probability of a value below x. */
type Cumulative = (x: number) => number;

/**
 * The distribution of x_t given this image, or these points, by (2): each value v of x0 becomes N(√ᾱ_t·v, 1-ᾱ_t), and these
 * are mixed as often as x0 has them.
 *
 * @param levels - the values of x0, and how often it has each.
 * @param jump - √ᾱ_t as `a` and √(1-ᾱ_t) as `sigma`.
 */
export function jumpCumulative({ counts, means }: Levels, { a, sigma }: Pick<Coefficients, 'a' | 'sigma'>): Cumulative {
  const counted = Array.from(counts, (count, level) => ({ count, mean: a * (means[level] as number) }));
  const parts = counted.filter(({ count }) => count > 0);
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  return (x) => {
    let below = 0;
    for (const { count, mean } of parts) below += count * normalCumulative((x - mean) / sigma);
    return below / total;
  };
}

/** A density over the axis. */
export interface Line {
  readonly x: Float64Array;
  readonly density: Float64Array;
}

/**
 * The density as bars show it: at each x its mean over a bin's width, so that at the middle of a bin it is the height that
 * the bar has in theory.
 */
export function lineOf(cumulative: Cumulative): Line {
  const length = BINS * POINTS_PER_BIN + 1;
  const at = (point: number) => RANGE.least + point * STEP;
  const below = Float64Array.from({ length: length + 2 * HALF_BIN }, (_, point) => cumulative(at(point - HALF_BIN)));
  const density = (_: unknown, point: number) =>
    ((below[point + 2 * HALF_BIN] as number) - (below[point] as number)) / BIN_WIDTH;
  return { x: Float64Array.from({ length }, (_, point) => at(point)), density: Float64Array.from({ length }, density) };
}

/** Values further out than this many standard deviations are none or all: fewer than one in 10⁹ are. */
const FAR = 6;

/**
 * Φ(z), by Abramowitz & Stegun 26.2.17, off by 7.5e-8 at most; 1 if z is NaN, as at the step of a distribution without any
 * width.
 */
export function normalCumulative(z: number): number {
  if (z <= -FAR) return 0;
  if (!(z < FAR)) return 1;
  const k = 1 / (1 + 0.2316419 * Math.abs(z));
  const polynomial = k * (0.31938153 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
  return z < 0 ? tail : 1 - tail;
}

/** What was counted, and what theory gives for it. */
export interface Measured {
  readonly content: HistogramContent;
  readonly tally: Tally;
  /** The density in theory; null for x0, which has no other than its own. */
  readonly theory: Line | null;
}

/** What is counted, and of what. */
interface MeasuredRequest {
  readonly content: HistogramContent;
  readonly source: Gauge | { readonly points: PointsSource; readonly count: number };
}

/** Counts values of an image, or of points, whose code is loaded once it is needed. */
export async function measured(
  { content, source }: MeasuredRequest,
  { signal, priority }: WorkOptions,
): Promise<Measured> {
  return (source instanceof Gauge ? source : await gaugeOf(source)).measure(content, { signal, priority });
}

async function gaugeOf({ points, count }: { points: PointsSource; count: number }): Promise<Gauge> {
  const { readablePoints } = await import('./points.js');
  const { image, read } = readablePoints(points, count);
  return new Gauge(image, read);
}

/** Measures quantities of one image, or of one set of points; what depends on x0 alone is counted once. */
export class Gauge {
  readonly #image: ImageArray;
  readonly #read: Diffusion['read'];
  #levels: Promise<Levels> | null = null;

  constructor(image: ImageArray, read: Diffusion['read']) {
    this.#image = image;
    this.#read = read;
  }

  /** Counts a quantity's values in slices between which the page stays responsive. */
  async measure(content: HistogramContent, options: WorkOptions): Promise<Measured> {
    const values = await this.#read(content.quantity, options);
    const counted = await enqueue(tally(values), options);
    return { content, tally: counted, theory: await this.#theoryOf(content, options) };
  }

  async #theoryOf({ of, jump }: HistogramContent, options: WorkOptions): Promise<Line | null> {
    if (of === 'epsilon') return lineOf(normalCumulative);
    return jump && lineOf(jumpCumulative(await this.#levelsOfImage(options), jump));
  }

  #levelsOfImage(options: WorkOptions): Promise<Levels> {
    this.#levels ??= enqueue(countLevels(this.#image.values), options).catch((error) => {
      this.#levels = null;
      throw error;
    });
    return this.#levels;
  }
}
