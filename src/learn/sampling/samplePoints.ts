import { allocateValues } from '../../core/allocate.js';
import { checkInteger } from '../../core/check.js';
import { noiseWords } from '../../core/noiseKey.js';
import { passesOf } from '../../core/passes.js';
import { x0Coefficients } from '../../core/predictions.js';
import { sampleTimes } from '../../core/sampleTimes.js';
import { samplingPlan } from '../../core/samplingPlan.js';
import type { Course } from '../courses.js';
import { Pace } from '../pace.js';
import type { PointSampleOptions } from '../types.js';
import { Help } from './help.js';
import { helperOfPage } from './helper.js';
import { Share } from './share.js';
import { type Range, type Walk, walkPoints } from './walk.js';

const COUNT_LIMIT = 1_000_000;
/** Steps of a point, all points together, from which on a helper is worth its beginning: about 15 ms of work. */
const LEAST_SHARED = 20_000;

/** Samples points of unit variance; see `PointDenoiser.sample`. Where there is a second core, a helper takes half of them. */
export async function samplePoints(
  weights: Float32Array,
  course: Course,
  options: PointSampleOptions,
): Promise<Float32Array> {
  const { count = 1000, seed = 0, signal } = options;
  checkInteger('count', count, 1, COUNT_LIMIT + 1);
  noiseWords({ seed });
  const walk = { weights, seed, passes: passesThrough(course, options) };
  const pace = new Pace(signal);
  const points = allocateValues(2 * count);
  const keep = ({ first }: Range, state: Float32Array) => points.set(state, 2 * first);

  const share = new Share(count);
  const help = new Help();
  if (count * walk.passes.length >= LEAST_SHARED) void help.begin(helperOfPage(), walk, share, keep, signal);
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

function passesThrough(course: Course, options: PointSampleOptions): Walk['passes'] {
  const { predicts, process, features } = course;
  const { sampler = course.sampler, steps = 50, spacing, rho } = options;
  const plan = samplingPlan(process, sampleTimes(process, steps, { spacing, rho }), sampler);
  return passesOf(plan, (t) => x0Coefficients(predicts, process, t)).flatMap(({ passes }) =>
    passes.map((pass) => ({ ...pass, time: features(pass.t) })),
  );
}
