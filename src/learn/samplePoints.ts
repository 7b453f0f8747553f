import { CHAIN_START, chainStep } from '../core/chainStreams.js';
import { checkInteger } from '../core/check.js';
import { fillGaussianNoise, gaussianNoise } from '../core/noise.js';
import { noiseWords } from '../core/noiseKey.js';
import { x0Coefficients } from '../core/predictions.js';
import { samplerCoefficients } from '../core/samplers.js';
import { sampleTimesteps } from '../core/sampleTimesteps.js';
import type { Schedule } from '../core/types.js';
import { timeFeatures } from './features.js';
import { predictTile } from './inference.js';
import { TILE } from './kernel/network.js';
import { Pace } from './pace.js';
import type { PointSampleOptions } from './types.js';

const COUNT_LIMIT = 1_000_000;

/** Samples points of unit variance; see `PointDenoiser.sample`. */
export async function samplePoints(
  weights: Float32Array,
  schedule: Schedule,
  options: PointSampleOptions,
): Promise<Float32Array> {
  const { count = 1000, sampler = { kind: 'ddim', eta: 0 }, steps = 50, seed = 0, signal } = options;
  checkInteger('count', count, 1, COUNT_LIMIT + 1);
  noiseWords({ seed });
  const timesteps = sampleTimesteps(schedule, steps);
  const pace = new Pace(signal);
  const state = gaussianNoise(2 * count, { seed, stream: CHAIN_START });
  const noise = new Float32Array(2 * TILE);
  for (const [index, t] of timesteps.entries()) {
    const x0 = x0Coefficients('v', schedule, t);
    const { a, b, sigma } = samplerCoefficients(schedule, t, timesteps[index + 1] ?? -1, sampler);
    // x_s = a · x̂0 + b · x_t + σ · z, with x̂0 from x_t and v.
    const [ofState, ofV] = [a * x0.a + b, a * x0.b];
    const time = timeFeatures(t, schedule.timesteps);
    for (let point = 0; point < count; ) {
      if (sigma > 0) fillGaussianNoise(noise, { seed, stream: chainStep(t) }, 2 * point);
      const first = point;
      point = predictTile(weights, state, first, time, (i, vx, vy) => {
        const z = 2 * (i - first);
        state[2 * i] = ofState * (state[2 * i] as number) + ofV * vx + sigma * (noise[z] as number);
        state[2 * i + 1] = ofState * (state[2 * i + 1] as number) + ofV * vy + sigma * (noise[z + 1] as number);
      });
      if (pace.isOver) await pace.next();
    }
  }
  return state;
}
