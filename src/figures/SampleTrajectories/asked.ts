import { checkInteger } from '../../core/check.js';
import { checkSampler } from '../../core/samplers.js';
import { sampleTimesteps } from '../../core/sampleTimesteps.js';
import type { Sampler, Schedule } from '../../core/types.js';
import { initialName } from '../../frame/changes.js';
import type { SampledRequest } from './sampled.js';
import { type StartsSource, startsOf } from './starts.js';

/** What paths follow from. */
export interface AskedOptions {
  readonly schedule: Schedule;
  readonly seed: number;
  readonly steps: number | undefined;
  readonly sampler: Sampler;
  readonly starts: StartsSource;
  readonly target: number;
  // What readers begin with: one of these is called so in messages.
  readonly defaultSampler: Sampler | undefined;
  readonly defaultStarts: StartsSource | undefined;
  readonly defaultTarget: number | undefined;
}

/** What is sampled, whichever network there is, and however often. */
export type Asked = Omit<SampledRequest, 'denoiser' | 'runs'>;

const USUAL_STEPS = 50;
const USUAL: Readonly<Record<Sampler['kind'], Sampler>> = {
  ddim: { kind: 'ddim', eta: 0 },
  ddpm: { kind: 'ddpm', variance: 'posterior' },
};

/** What is sampled; throws a RangeError if an option is wrong. */
export function askedOf(options: AskedOptions, points: Float32Array): Asked {
  const { schedule, seed, steps = Math.min(USUAL_STEPS, schedule.timesteps), sampler, target } = options;
  checkInteger(nameOf('target', options), target, 0, points.length / 2);
  const timesteps = sampleTimesteps(schedule, steps);
  checkSampler(sampler, nameOf('sampler', options));
  const starts = startsOf(options.starts, seed, nameOf('starts', options));
  return { schedule, seed, points, target, timesteps, sampler, starts };
}

/** What the page has called a prop that readers change. */
function nameOf(name: 'sampler' | 'starts' | 'target', options: AskedOptions): string {
  const initial = initialName(name) as 'defaultSampler' | 'defaultStarts' | 'defaultTarget';
  return options[initial] !== undefined && Object.is(options[initial], options[name]) ? initial : name;
}

/** The sampler of a kind that a reader chooses: that which the page begins with, or the usual one. */
export function samplerOf(kind: Sampler['kind'], initial: Sampler | undefined): Sampler {
  return initial?.kind === kind ? initial : USUAL[kind];
}
