import { allocateValues } from '../../core/allocate.js';
import { checkInteger } from '../../core/check.js';
import { noiseWords } from '../../core/noiseKey.js';
import { x0Coefficients } from '../../core/predictions.js';
import { checkSampler } from '../../core/samplers.js';
import { sampleTimes } from '../../core/sampleTimes.js';
import { samplingPlan } from '../../core/samplingPlan.js';
import type { Sampler, Solver } from '../../core/types.js';
import type { Course } from '../courses.js';
import { Pace } from '../pace.js';
import type { PointSampleOptions } from '../types.js';
import { Help } from './help.js';
import { helperOfPage } from './helper.js';
import { Share } from './share.js';
import { type Range, type WalkStep, walkPoints } from './walk.js';

const COUNT_LIMIT = 1_000_000;
/** Steps of a point, all points together, from which on a helper is worth its beginning: about 15 ms of work. */
const LEAST_SHARED = 20_000;

/** Samples points of unit variance; see `PointDenoiser.sample`. Where there is a second core, a helper takes half of them. */
export async function samplePoints(
  weights: Float32Array,
  course: Course,
  options: PointSampleOptions,
): Promise<Float32Array> {
  const { count = 1000, sampler, steps = 50, seed = 0, signal } = options;
  checkInteger('count', count, 1, COUNT_LIMIT + 1);
  noiseWords({ seed });
  if (sampler !== undefined) checkSampler(sampler);
  const walk = { weights, seed, steps: planSteps(course, steps, sampler ?? course.sampler) };
  const pace = new Pace(signal);
  const points = allocateValues(2 * count);
  const keep = ({ first }: Range, state: Float32Array) => points.set(state, 2 * first);

  const share = new Share(count);
  const help = new Help();
  if (count * steps >= LEAST_SHARED) void help.begin(helperOfPage(), walk, share, keep, signal);
  do {
    for (let range = share.takeFirst(); range; range = share.takeFirst()) {
      const walking = walkPoints(walk, range);
      let step = walking.next();
      for (; !step.done; step = walking.next()) if (pace.isOver) await pace.next();
      keep(range, step.value);
    }
    if (help.present) await pace.after(help.present);
  } while (help.present || !share.isEmpty);
  return points;
}

function planSteps({ predicts, process, features }: Course, steps: number, sampler: Sampler | Solver): WalkStep[] {
  return samplingPlan(process, sampleTimes(process, steps), sampler).map(({ t, step: { a, b, sigma }, stream }) => {
    const x0 = x0Coefficients(predicts, process, t);
    // x_s = a · x̂0 + b · x_t + σ · z, with x̂0 from x_t and the prediction.
    return { time: features(t), ofState: a * x0.a + b, ofPrediction: a * x0.b, sigma, stream };
  });
}
