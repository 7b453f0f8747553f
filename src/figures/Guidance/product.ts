import { logDensity } from '../../core/density.js';
import { gaussianPath } from '../../core/gaussianPath.js';
import { gaussianNoise } from '../../core/noise.js';
import { PRODUCT_DRAWS } from '../streams.js';
import { classOf, coverageOf, DEVIATION, SAMPLES, type SamplesRequest } from './guiding.js';

/** Of so many draws those that are kept are chosen. */
const POOL = 4 * SAMPLES;
/** Draws at once. */
const SLICE = 50;
/** At its start there is no noise: the density of the data. */
const PATH = gaussianPath({ kind: 'flow' });
const CLEAN = 0;

/**
 * What as many draws as there are samples cover, if they come from p·p(c|x)^scale, which is what guidance is often taken for. Null
 * with a negative class, as then there is no such density.
 */
export async function* coverageOfProduct(request: SamplesRequest): AsyncGenerator<number, number | null> {
  const { points, scale, negative, seed } = request;
  if (negative !== null) return null;
  const ofClass = classOf(request);
  // p·p(c|x)^scale is p(x|c)·p(c|x)^(scale - 1) as well: so no weight is above 1.
  const [from, exponent] = scale < 1 ? [points, scale] : [ofClass, scale - 1];
  const pool = drawn(from, seed);
  const weights = new Float64Array(POOL);
  const share = Math.log(ofClass.length / points.length);
  for (let start = 0; start < POOL; start += SLICE) {
    const some = pool.subarray(2 * start, 2 * (start + SLICE));
    const [all, own] = [points, ofClass].map((data) => logDensity(data, some, PATH, CLEAN, { deviation: DEVIATION }));
    own?.forEach((value, i) => {
      weights[start + i] = Math.exp(exponent * (value + share - (all?.[i] as number)));
    });
    yield 1;
  }
  return coverageOf(ofClass, chosen(pool, weights));
}

/** Points of the blurred data, from data points that are spread evenly through the list. */
function drawn(points: Float32Array, seed: number): Float32Array {
  const count = points.length / 2;
  return gaussianNoise(2 * POOL, { seed, stream: PRODUCT_DRAWS }).map((z, i) => {
    const point = Math.floor(((i >> 1) * count) / POOL);
    return (points[2 * point + (i % 2)] as number) + DEVIATION * z;
  });
}

/** As many as there are samples, in proportion to the weights: those at even steps along their sum. */
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
