import type { Work } from '../../engine/queue.js';
import type { PointDenoiser } from '../../learn/types.js';
import { rmsBetween } from '../pointDenoisers/draws.js';
import { exactX0, learnedX0, oracleX0, type PredictX0 } from '../pointDenoisers/predictX0.js';
import { meanDistance } from './nearest.js';
import { endsOf, type Paths, pathsOf, type Walk } from './walk.js';

/** Who predicts x̂0. */
export type Guide = 'oracle' | 'exact' | 'learned';

export interface SampledRequest extends Walk {
  readonly points: Float32Array;
  /** Index of the data point that the oracle knows. */
  readonly target: number;
  readonly denoiser: PointDenoiser | null;
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

export interface Sampled {
  readonly request: SampledRequest;
  readonly guided: readonly Guided[];
  /** Why the network did not answer. */
  readonly failure: Error | null;
}

/** The paths by the oracle, the exact denoiser and the network. */
export async function* sampled(request: SampledRequest): Work<Sampled> {
  const { points, target, denoiser, schedule } = request;
  const oracle = oracleX0(points[2 * target] as number, points[2 * target + 1] as number);
  const guided = [
    yield* guidedBy('oracle', oracle, request),
    yield* guidedBy('exact', exactX0(points, schedule), request),
  ];
  if (!denoiser) return { request, guided, failure: null };
  try {
    const learned = yield* guidedBy('learned', learnedX0(denoiser, schedule), request);
    return { request, guided: [...guided, learned], failure: null };
  } catch (error) {
    return { request, guided, failure: error as Error };
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
