import { allocateValues } from '../../core/allocate.js';
import { checkInteger } from '../../core/check.js';
import { noiseWords } from '../../core/noiseKey.js';
import { x0Coefficients } from '../../core/predictions.js';
import { checkSampler, samplerCoefficients } from '../../core/samplers.js';
import { sampleTimesteps } from '../../core/sampleTimesteps.js';
import type { Sampler, Schedule } from '../../core/types.js';
import { timeFeatures } from '../features.js';
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
  schedule: Schedule,
  options: PointSampleOptions,
): Promise<Float32Array> {
  const { count = 1000, sampler = { kind: 'ddim', eta: 0 }, steps = 50, seed = 0, signal } = options;
  checkInteger('count', count, 1, COUNT_LIMIT + 1);
  noiseWords({ seed });
  checkSampler(sampler);
  const walk = { weights, seed, steps: planSteps(schedule, sampleTimesteps(schedule, steps), sampler) };
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

function planSteps(schedule: Schedule, timesteps: readonly number[], sampler: Sampler): WalkStep[] {
  return timesteps.map((t, index) => {
    const x0 = x0Coefficients('v', schedule, t);
    const { a, b, sigma } = samplerCoefficients(schedule, t, timesteps[index + 1] ?? -1, sampler);
    // x_s = a · x̂0 + b · x_t + σ · z, with x̂0 from x_t and v.
    return { t, time: timeFeatures(t, schedule.timesteps), ofState: a * x0.a + b, ofV: a * x0.b, sigma };
  });
}
