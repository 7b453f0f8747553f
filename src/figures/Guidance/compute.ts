import type { Work } from '../../engine/queue.js';
import { imported } from '../../lazy/lazy.js';
import { logDensity } from '../../mixture/density.js';
import { loadPosterior } from '../../mixture/loadPosterior.js';
import { momentsOf } from '../../mixture/moments.js';
import type { Domain } from '../../points/chosenPoints.js';
import { gaussianPath } from '../../process/gaussianPath.js';
import { gaussianNoise } from '../../process/noise.js';
import { samplingPlan } from '../../process/samplers.js';
import { sampleTimes } from '../../process/sampleTimes.js';
import { type PredictX0, solve } from '../../process/solve.js';
import { drawnScale, gridIn } from '../shared/pointDenoisers/predictX0.js';
import { CHAIN_START, PRODUCT_DRAWS } from '../shared/shownState.js';
import { classOf, coverageOf, type Guiding, guidedX0, SAMPLES, type SamplesRequest } from './model.js';
import type { Quality } from './quality.js';

export interface ArrowsRequest extends Guiding {
  readonly t: number;
  readonly domain: Domain;
}

/** Arrows from x_t on a grid: x, y of each head, in the lengths as they are drawn. */
export interface Arrows {
  readonly request: ArrowsRequest;
  readonly tails: Float32Array;
  /** The arrows to x̂0 of all points, of the negative class, or of the guide. */
  readonly base: Float32Array;
  /** The arrows to x̂0 of the class, or of the denoiser with a guide. */
  readonly ofClass: Float32Array;
  /** The arrows to the guided x̂0. */
  readonly guided: Float32Array;
  /** The factor of the arrows' lengths in the drawing. */
  readonly scale: number;
}

/** The number of arrows in a row and in a column. */
export const GRID = 10;
/** The drawn length of the longest arrow, in cells of the grid. It is less than one cell, so that no arrow reaches the next place. */
const LONGEST = 0.95;

/** Computes the arrows at t. */
export async function* arrowsOf(request: ArrowsRequest): Work<Arrows> {
  await loadPosterior();
  const { t, domain } = request;
  const tails = gridIn(domain, GRID);
  const heads = [];
  for (const predict of [guidedX0(request, 0), guidedX0(request, 1), guidedX0(request)]) {
    heads.push(yield* byRows(predict, tails, t));
  }
  const [base, ofClass, guided] = heads as [Float32Array, Float32Array, Float32Array];
  const arrowTo = (ends: Float32Array) => ends.map((end, i) => end - (tails[i] as number));
  const arrows = Float32Array.from([base, ofClass, guided].flatMap((ends) => [...arrowTo(ends)]));
  const scale = drawnScale(arrows, domain, GRID, LONGEST);
  const drawn = (ends: Float32Array) =>
    ends.map((end, i) => (tails[i] as number) + scale * (end - (tails[i] as number)));
  return { request, tails, base: drawn(base), ofClass: drawn(ofClass), guided: drawn(guided), scale };
}

async function* byRows(predict: PredictX0, tails: Float32Array, t: number): AsyncGenerator<number, Float32Array> {
  const heads = new Float32Array(tails.length);
  for (let start = 0; start < tails.length; start += 2 * GRID) {
    heads.set(predict(Float64Array.from(tails.subarray(start, start + 2 * GRID)), t), start);
    yield 0;
  }
  return heads;
}

/** The number of draws from which weighted draws are chosen. */
const POOL = 4 * SAMPLES;
/** Draws in one slice. */
const PRODUCT_SLICE = 200;
/** A path without noise at its start, where the density is that of the data. */
const PATH = gaussianPath({ kind: 'flow' });
const CLEAN = 0;

/**
 * The coverage of as many draws from p·p(c|x)^scale as there are samples. Guidance is often said to sample this density. Null with a
 * negative class or a guide, because then the density does not exist.
 */
async function* coverageOfProduct(request: SamplesRequest): AsyncGenerator<number, number | null> {
  const { points, scale, negative, guide, deviation, seed } = request;
  if (negative !== null || guide !== null) return null;
  const ofClass = classOf(request);
  // p·p(c|x)^scale equals p(x|c)·p(c|x)^(scale - 1), so that no weight needs to be above 1.
  const [from, exponent] = scale < 1 ? [points, scale] : [ofClass, scale - 1];
  const pool = drawn(from, deviation, seed);
  const weights = new Float64Array(POOL);
  const share = Math.log(ofClass.length / points.length);
  for (let start = 0; start < POOL; start += PRODUCT_SLICE) {
    const some = pool.subarray(2 * start, 2 * (start + PRODUCT_SLICE));
    const options = { deviation, precision: 'float32' } as const;
    const [all, own] = [points, ofClass].map((data) => logDensity(data, some, PATH, CLEAN, options));
    own?.forEach((value, i) => {
      weights[start + i] = Math.exp(exponent * (value + share - (all?.[i] as number)));
    });
    yield 1;
  }
  return coverageOf(ofClass, chosen(pool, weights));
}

/** Draws points of the blurred data, from data points that are spread evenly through the list. */
function drawn(points: Float32Array, deviation: number, seed: number): Float32Array {
  const count = points.length / 2;
  return gaussianNoise(2 * POOL, { seed, stream: PRODUCT_DRAWS }).map((z, i) => {
    const point = Math.floor(((i >> 1) * count) / POOL);
    return (points[2 * point + (i % 2)] as number) + deviation * z;
  });
}

/** Chooses as many points as there are samples in proportion to their weights, at even steps along the sum of the weights. */
function chosen(pool: Float32Array, weights: Float64Array): Float32Array {
  const step = weights.reduce((sum, weight) => sum + weight, 0) / SAMPLES;
  const kept = new Float32Array(2 * SAMPLES);
  let [place, sum] = [0, weights[0] as number];
  for (let sample = 0; sample < SAMPLES; sample++) {
    while (sum < (sample + 0.5) * step && place < POOL - 1) sum += weights[++place] as number;
    kept.set(pool.subarray(2 * place, 2 * place + 2), 2 * sample);
  }
  return kept;
}

type Place = [x: number, y: number];

export interface Samples {
  readonly request: SamplesRequest;
  /** The x, y of each point. */
  readonly points: Float32Array;
  /** The share of the class's points that are near a sample. */
  readonly coverage: number;
  /** The coverage of as many draws from p·p(c|x)^scale; null if this density does not exist. */
  readonly ofProduct: number | null;
  readonly mean: Place;
  /** That of the class. */
  readonly classMean: Place;
  /** Beside a guide; else null, as of fewer than four points. */
  readonly quality: Quality | null;
}

const STEPS = 20;
/** Points in one slice. A step of the solver for them takes a few milliseconds. */
const SLICE = 100;

/** Computes samples by DPM-Solver++ (2M) in 20 steps, and their coverage of the class. */
export async function* samplesOf(request: SamplesRequest): Work<Samples> {
  await loadPosterior();
  const { schedule, seed } = request;
  const steps = Math.min(STEPS, schedule.timesteps);
  const plan = samplingPlan(schedule, sampleTimes(schedule, steps), { kind: 'dpm++' });
  const starts = Float64Array.from(gaussianNoise(2 * SAMPLES, { seed, stream: CHAIN_START }));
  const predict = guidedX0(request);
  const points = new Float32Array(starts.length);
  for (let start = 0; start < starts.length; start += 2 * SLICE) {
    for (const { xt } of solve(plan, starts.subarray(start, start + 2 * SLICE), predict)) {
      points.set(xt, start);
      yield start / starts.length;
    }
  }
  const ofClass = classOf(request);
  const coverage = coverageOf(ofClass, points);
  const ofProduct = yield* coverageOfProduct(request);
  const quality = request.guide && (yield* qualityOf(request, points));
  const [mean, classMean] = [momentsOf(points).mean as Place, momentsOf(ofClass).mean as Place];
  return { request, points, coverage, ofProduct, mean, classMean, quality };
}

/** Computes the quality with code that only figures with a guide load. */
async function* qualityOf(
  { points, set }: SamplesRequest,
  samples: Float32Array,
): AsyncGenerator<number, Quality | null> {
  const code = await imported(() => import('./quality.js'));
  return yield* code.qualityOf(points, samples, set);
}
