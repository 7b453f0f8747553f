import { gaussianNoise } from '../../core/noise.js';
import { sampleTimes } from '../../core/sampleTimes.js';
import { samplingPlan } from '../../core/samplingPlan.js';
import { solve } from '../../core/solve.js';
import type { Work } from '../../engine/queue.js';
import { CHAIN_START } from '../streams.js';
import { classOf, coverageOf, guidedX0, SAMPLES, type SamplesRequest } from './guiding.js';
import { coverageOfProduct } from './product.js';

export interface Samples {
  readonly request: SamplesRequest;
  /** x, y of each. */
  readonly points: Float32Array;
  /** Of the points of the class, the share that is near a sample. */
  readonly coverage: number;
  /** The same of as many draws from p·p(c|x)^scale; null where there is no such density. */
  readonly ofProduct: number | null;
  readonly mean: readonly [x: number, y: number];
  /** That of the class. */
  readonly classMean: readonly [x: number, y: number];
}

const STEPS = 20;
/** As many at once as take a step of the solver in a few milliseconds. */
const SLICE = 25;

/** Samples by DPM-Solver++ (2M) in 20 steps, and what they cover of the class. */
export async function* samplesOf(request: SamplesRequest): Work<Samples> {
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
  return { request, points, coverage, ofProduct, mean: meanOf(points), classMean: meanOf(ofClass) };
}

function meanOf(points: Float32Array): readonly [x: number, y: number] {
  let [x, y] = [0, 0];
  for (let i = 0; i < points.length; i += 2) {
    x += points[i] as number;
    y += points[i + 1] as number;
  }
  return [(2 * x) / points.length, (2 * y) / points.length];
}
