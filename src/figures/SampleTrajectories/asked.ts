import { checkInteger } from '../../core/check.js';
import { isPath } from '../../core/process.js';
import { checkAnySampler } from '../../core/samplers.js';
import { sampleTimes } from '../../core/sampleTimes.js';
import type { Process, Sampler, SampleTimesOptions, Solver } from '../../core/types.js';
import { initialName } from '../../frame/changes.js';
import { attempt } from '../../hooks/attempt.js';
import type { SampledRequest } from './sampled.js';
import { type StartsSource, startsOf } from './starts.js';

/** What readers tell samplers apart by. */
export type SamplerKind = (Sampler | Solver)['kind'];

/** What paths follow from. */
export interface AskedOptions {
  readonly schedule: Process;
  readonly seed: number;
  readonly steps: number | undefined;
  readonly spacing: SampleTimesOptions['spacing'];
  readonly sampler: Sampler | Solver;
  readonly starts: StartsSource;
  readonly target: number;
  // What readers begin with: one of these is called so in messages.
  readonly defaultSampler: Sampler | Solver | undefined;
  readonly defaultStarts: StartsSource | undefined;
  readonly defaultTarget: number | undefined;
}

/** What is sampled, whichever network there is, and however often. */
export type Asked = Omit<SampledRequest, 'denoiser' | 'runs'>;

const USUAL_STEPS = 50;
const USUAL: Readonly<Record<SamplerKind, Sampler | Solver>> = {
  ddim: { kind: 'ddim', eta: 0 },
  ddpm: { kind: 'ddpm', variance: 'posterior' },
  euler: { kind: 'euler', in: 'sigma' },
  heun: { kind: 'heun', in: 'sigma' },
  'dpm++': { kind: 'dpm++' },
};
const KINDS = Object.keys(USUAL) as SamplerKind[];
const SWITCHED: readonly SamplerKind[] = ['ddim', 'ddpm'];

/** What is sampled; throws a RangeError if an option is wrong. */
export function askedOf(options: AskedOptions, points: Float32Array): Asked {
  const { schedule, seed, steps = usualSteps(schedule), spacing, sampler, target } = options;
  checkInteger(nameOf('target', options), target, 0, points.length / 2);
  const timesteps = sampleTimes(schedule, steps, { spacing });
  checkAnySampler(sampler, nameOf('sampler', options));
  const starts = startsOf(options.starts, seed, nameOf('starts', options));
  return { schedule, seed, points, target, timesteps, sampler, starts };
}

function usualSteps(process: Process): number {
  return isPath(process) ? USUAL_STEPS : Math.min(USUAL_STEPS, process.timesteps);
}

/** What the page has called a prop that readers change. */
function nameOf(name: 'sampler' | 'starts' | 'target', options: AskedOptions): string {
  const initial = initialName(name) as 'defaultSampler' | 'defaultStarts' | 'defaultTarget';
  return options[initial] !== undefined && Object.is(options[initial], options[name]) ? initial : name;
}

/** The sampler of a kind that a reader chooses: that which the page begins with, or the usual one. */
export function samplerOf(kind: SamplerKind, initial: Sampler | Solver | undefined): Sampler | Solver {
  return initial?.kind === kind ? initial : USUAL[kind];
}

/** The kind of a sampler; of what is none, the default's. */
export function kindOf(sampler: Sampler | Solver | undefined): SamplerKind {
  const kind = attempt(() => sampler?.kind).value;
  return KINDS.find((known) => known === kind) ?? 'ddim';
}

/** The kinds that readers switch between: DDIM and DDPM, and what the page has chosen. */
export function kindsOf(...chosen: readonly (Sampler | Solver | undefined)[]): readonly SamplerKind[] {
  return [...new Set([...SWITCHED, ...chosen.map(kindOf)])];
}
