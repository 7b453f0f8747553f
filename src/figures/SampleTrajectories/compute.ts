import { checkInteger, invalid } from '../../base/check.js';
import type { Work } from '../../engine/queue.js';
import type { Running } from '../../figure/compute.js';
import { initialName } from '../../figure/propTable.js';
import { tryCatch } from '../../hooks/tryCatch.js';
import { pointsOf } from '../../points/chosenPoints.js';
import { CHAIN_START, gaussianNoise } from '../../process/noise.js';
import { isPath } from '../../process/process.js';
import { sampleTimes } from '../../process/sampleTimes.js';
import type { Process, Sampler, SampleTimesOptions, Solver } from '../../process/types.js';
import { exactX0, learnedX0, oracleX0, type PredictX0, rmsBetween } from '../shared/pointDenoisers/predictX0.js';
import type { FigurePointDenoiser } from '../shared/pointDenoisers/useDenoiser.js';
import type { Place } from '../shared/trajectories/PlacePad.js';
import { endsOf, meanDistance, type Paths, pathsOf, type Walk } from '../shared/trajectories/paths.js';

/** The guide of a path, which predicts x̂0. */
export type Guide = 'oracle' | 'exact' | 'learned';

interface SampledRequest extends Walk {
  readonly points: Float32Array;
  /** The index of the data point that the oracle is given. */
  readonly target: number;
  readonly denoiser: FigurePointDenoiser | null;
  /** The number of times that a reader has drawn other noise. */
  readonly runs: number;
}

/** The paths of one guide. */
export interface Guided {
  readonly guide: Guide;
  readonly paths: Paths;
  /** The paths with the previous noise; null if there are none. */
  readonly before: Paths | null;
  /** The mean distance between an end and the nearest data point; null without starts. */
  readonly distance: number | null;
  /** The root mean square distance by which the new noise has moved the ends. */
  readonly moved: number | null;
}

interface Sampled {
  readonly request: SampledRequest;
  readonly guided: readonly Guided[];
}

/** Computes the paths of the oracle, the exact denoiser and the network. If the network fails, shows the others and throws. */
export async function* sampled(request: SampledRequest, { show }: Partial<Running<Sampled>> = {}): Work<Sampled> {
  const { points, target, denoiser, schedule } = request;
  const oracle = oracleX0(points[2 * target] as number, points[2 * target + 1] as number);
  const guided = [
    yield* guidedBy('oracle', oracle, request),
    yield* guidedBy('exact', await exactX0(points, schedule), request),
  ];
  if (!denoiser) return { request, guided };
  try {
    const learned = yield* guidedBy('learned', learnedX0(denoiser, schedule), request);
    return { request, guided: [...guided, learned] };
  } catch (error) {
    show?.({ request, guided });
    throw error;
  }
}

async function* guidedBy(guide: Guide, predict: PredictX0, request: SampledRequest): AsyncGenerator<number, Guided> {
  const { runs, seed, points } = request;
  const paths = yield* pathsOf({ ...request, seed: seed + runs }, predict);
  const before = runs > 0 ? yield* pathsOf({ ...request, seed: seed + runs - 1 }, predict) : null;
  const ends = endsOf(paths);
  const moved = before && ends.length > 0 ? rmsBetween(endsOf(before), ends) : null;
  return { guide, paths, before, distance: meanDistance(points, ends), moved };
}

/** The starts of paths: a number of draws of x_T, or x, y of each. */
export type StartsSource = number | Float32Array | readonly number[];

/** The largest number of paths. More would only fill the plot. */
const LIMIT = 500;

/**
 * The starts of a source, x, y of each; throws a RangeError if there are too many, or if they are invalid.
 *
 * @param name - the name in messages; defaults to `starts`.
 */
export function startsOf(source: StartsSource, seed: number, name = 'starts'): Float32Array {
  if (typeof source === 'number') {
    checkInteger(name, source, 0, LIMIT + 1);
    return drawStarts(source, seed);
  }
  const isList = Array.isArray(source) || ArrayBuffer.isView(source);
  if (!isList || source.length > 2 * LIMIT || source.length % 2 !== 0) {
    throw invalid(name, source, `a number, or x, y of each, at most ${LIMIT} of them`);
  }
  return source.length === 0 ? new Float32Array() : pointsOf(source, name).values;
}

/** Adds a start with three decimals, the precision of a click. If there are too many, the oldest is dropped. */
export function withStart(starts: Float32Array, place: Place): readonly number[] {
  const kept = starts.subarray(Math.max(0, starts.length - 2 * (LIMIT - 1)));
  return [...kept, ...place].map((value) => Number(value.toFixed(3)));
}

/** Draws x_T as the `sample` of a denoiser does for the same seed. */
function drawStarts(count: number, seed: number): Float32Array {
  return gaussianNoise(2 * count, { seed, stream: CHAIN_START });
}

/** The kind of a sampler, which readers choose. */
export type SamplerKind = (Sampler | Solver)['kind'];

/** The options of the paths. */
interface AskedOptions {
  readonly schedule: Process;
  readonly seed: number;
  readonly steps: number | undefined;
  readonly spacing: SampleTimesOptions['spacing'];
  readonly sampler: Sampler | Solver;
  readonly starts: StartsSource;
  readonly target: number;
  // The initial values. An error names the initial prop if its value is invalid.
  readonly defaultSampler: Sampler | Solver | undefined;
  readonly defaultStarts: StartsSource | undefined;
  readonly defaultTarget: number | undefined;
}

/** The input of the sampling, without the network and the number of runs. */
export type Asked = Omit<SampledRequest, 'denoiser' | 'runs'>;

const DEFAULT_STEPS = 50;
const DEFAULT_SAMPLERS: Readonly<Record<SamplerKind, Sampler | Solver>> = {
  ddim: { kind: 'ddim', eta: 0 },
  ddpm: { kind: 'ddpm', variance: 'posterior' },
  euler: { kind: 'euler', in: 'sigma' },
  heun: { kind: 'heun', in: 'sigma' },
  'dpm++': { kind: 'dpm++' },
};
const KINDS = Object.keys(DEFAULT_SAMPLERS) as SamplerKind[];
const SWITCHED: readonly SamplerKind[] = ['ddim', 'ddpm'];

/** The checked input of the sampling; throws a RangeError if an option is invalid. */
export function askedOf(options: AskedOptions, points: Float32Array): Asked {
  const { schedule, seed, steps = usualSteps(schedule), spacing, sampler, target } = options;
  checkInteger(nameOf('target', options), target, 0, points.length / 2);
  const timesteps = sampleTimes(schedule, steps, { spacing });
  const starts = startsOf(options.starts, seed, nameOf('starts', options));
  return { schedule, seed, points, target, timesteps, sampler, starts };
}

function usualSteps(process: Process): number {
  return isPath(process) ? DEFAULT_STEPS : Math.min(DEFAULT_STEPS, process.timesteps);
}

/** The name of the prop that gives the value: `sampler` or `defaultSampler`, for example. */
function nameOf(name: 'sampler' | 'starts' | 'target', options: AskedOptions): string {
  const initial = initialName(name) as 'defaultSampler' | 'defaultStarts' | 'defaultTarget';
  return options[initial] !== undefined && Object.is(options[initial], options[name]) ? initial : name;
}

/** The sampler of a kind that a reader chooses: the page's initial one if it has this kind, else the default of the kind. */
export function samplerOf(kind: SamplerKind, initial: Sampler | Solver | undefined): Sampler | Solver {
  return initial?.kind === kind ? initial : DEFAULT_SAMPLERS[kind];
}

/** The kind of a sampler; the default's kind for an invalid sampler. */
export function kindOf(sampler: Sampler | Solver | undefined): SamplerKind {
  const kind = tryCatch(() => sampler?.kind).value;
  return KINDS.find((known) => known === kind) ?? 'ddim';
}

/** The kinds that readers choose from: DDIM, DDPM, and the kind that the page has chosen. */
export function kindsOf(...chosen: readonly (Sampler | Solver | undefined)[]): readonly SamplerKind[] {
  return [...new Set([...SWITCHED, ...chosen.map(kindOf)])];
}
