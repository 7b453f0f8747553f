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
import { exactX0, learnedX0, oracleX0, type PredictX0, rmsBetween } from '../pointDenoisers/predictX0.js';
import type { FigurePointDenoiser } from '../pointDenoisers/useDenoiser.js';
import type { Place } from '../trajectories/PlacePad.js';
import { endsOf, meanDistance, type Paths, pathsOf, type Walk } from '../trajectories/paths.js';

/** Who predicts x̂0. */
export type Guide = 'oracle' | 'exact' | 'learned';

interface SampledRequest extends Walk {
  readonly points: Float32Array;
  /** Index of the data point that the oracle knows. */
  readonly target: number;
  readonly denoiser: FigurePointDenoiser | null;
  /** How often a reader has asked for other noise. */
  readonly runs: number;
}

/** The paths by one guide. */
export interface Guided {
  readonly guide: Guide;
  readonly paths: Paths;
  /** With the noise before; null if there was none. */
  readonly before: Paths | null;
  /** Mean distance of the ends to the nearest data point; null without starts. */
  readonly distance: number | null;
  /** How far the other noise has moved the ends, root mean square. */
  readonly moved: number | null;
}

interface Sampled {
  readonly request: SampledRequest;
  readonly guided: readonly Guided[];
}

/** The paths by the oracle, the exact denoiser and the network. Where that does not answer, shows the others, and throws. */
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

/** Where paths start: how many draws of x_T, or x, y of each. */
export type StartsSource = number | Float32Array | readonly number[];

/** More paths would only fill the plot. */
const LIMIT = 500;

/**
 * The starts of a source, x, y of each; throws a RangeError if there are too many, or they are no points.
 *
 * @param name - what messages call them; defaults to `starts`.
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

/** Starts and one more, as exact as a click: in three decimals. Of too many the oldest makes room. */
export function withStart(starts: Float32Array, place: Place): readonly number[] {
  const kept = starts.subarray(Math.max(0, starts.length - 2 * (LIMIT - 1)));
  return [...kept, ...place].map((value) => Number(value.toFixed(3)));
}

/** x_T as `sample` of a denoiser draws it for the same seed. */
function drawStarts(count: number, seed: number): Float32Array {
  return gaussianNoise(2 * count, { seed, stream: CHAIN_START });
}

/** What readers tell samplers apart by. */
export type SamplerKind = (Sampler | Solver)['kind'];

/** What paths follow from. */
interface AskedOptions {
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
  const kind = tryCatch(() => sampler?.kind).value;
  return KINDS.find((known) => known === kind) ?? 'ddim';
}

/** The kinds that readers switch between: DDIM and DDPM, and what the page has chosen. */
export function kindsOf(...chosen: readonly (Sampler | Solver | undefined)[]): readonly SamplerKind[] {
  return [...new Set([...SWITCHED, ...chosen.map(kindOf)])];
}
