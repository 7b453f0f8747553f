import { CHAIN_START } from '../../core/chainStreams.js';
import { expectedX0 } from '../../core/expectedX0.js';
import { gaussianNoise } from '../../core/noise.js';
import { isPath } from '../../core/process.js';
import { sampleTimes } from '../../core/sampleTimes.js';
import type { Process, Sampler } from '../../core/types.js';
import type { Work } from '../../engine/queue.js';
import { type Paths, pathsOf } from '../SampleTrajectories/walk.js';
import { isDivided } from '../shownState.js';
import type { Mixture } from './flow.js';

export interface ParticlesRequest extends Mixture {
  readonly schedule: Process;
  /** How many there are. */
  readonly particles: number;
  readonly seed: number;
}

/** How particles go from noise to data: along the probability flow, or by the SDE. */
export type Way = 'flow' | 'sde';

/** The ways of all particles, both from the same starts. */
export interface Particles {
  readonly request: ParticlesRequest;
  readonly paths: Readonly<Record<Way, Paths>>;
}

/** So many that both keep the density; of fewer, DDPM's ends lie too close. */
const STEPS = 100;
/** The flow in steps of Euler in σ/α, and the SDE in steps whose noise is its own, β. */
export const SAMPLERS: Readonly<Record<Way, Sampler>> = {
  flow: { kind: 'ddim', eta: 0 },
  sde: { kind: 'ddpm', variance: 'beta' },
};

/** Takes particles from noise to data on both ways. */
export async function* particlesOf(request: ParticlesRequest): Work<Particles> {
  const { points, deviation, schedule, particles, seed } = request;
  const starts = gaussianNoise(2 * particles, { seed, stream: CHAIN_START });
  const steps = isPath(schedule) ? STEPS : Math.min(STEPS, schedule.timesteps);
  // Where noise has no bound, most of the time is noise alone.
  const timesteps = sampleTimes(schedule, steps, { spacing: isDivided(schedule) ? 'karras' : 'time' });
  const predict = (xt: Float32Array, t: number) => expectedX0(points, xt, schedule, t, { deviation });
  const walk = (way: Way) => pathsOf({ schedule, timesteps, sampler: SAMPLERS[way], seed, starts }, predict);
  return { request, paths: { flow: yield* walk('flow'), sde: yield* walk('sde') } };
}
