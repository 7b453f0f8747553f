import { complaint, shown } from '../../base/check.js';
import type { Work } from '../../engine/queue.js';
import type { Running } from '../../figure/compute.js';
import { momentsOf } from '../../mixture/moments.js';
import { posteriorWeights } from '../../mixture/posterior.js';
import { posteriorCovariance } from '../../mixture/posteriorMoments.js';
import type { Domain } from '../../points/chosenPoints.js';
import type { Process } from '../../process/types.js';
import { drawStates, inSlices, learnedX0 } from '../shared/pointDenoisers/predictX0.js';
import type { FigurePointDenoiser } from '../shared/pointDenoisers/useDenoiser.js';
import { DRAWS } from './field.js';

/** A place in the plane. */
export type Place = readonly [x: number, y: number];

/** The largest coordinate. Beyond it, float32 has no digits left for the data. */
const FARTHEST = 1000;

export function readPlace(place: Place, name: string): Place {
  const isNear =
    Array.isArray(place) &&
    place.length === 2 &&
    place.every((value) => Number.isFinite(value) && Math.abs(value) <= FARTHEST);
  if (isNear) return place;
  const written = shown(place);
  throw complaint(name, written, `x and y from -${FARTHEST} to ${FARTHEST}`);
}

/** The distribution of x_t, apart from the seed. */
interface Noised {
  readonly points: Float32Array;
  readonly schedule: Process;
  readonly t: number;
}

export interface PosteriorRequest extends Noised {
  readonly denoiser: FigurePointDenoiser | null;
  /** The place of x_t. */
  readonly place: Place;
  readonly domain: Domain;
}

/** The posterior of the data points given one x_t. */
export interface Posterior {
  readonly request: PosteriorRequest;
  /** The probability of each point. */
  readonly weights: Float64Array;
  /** The mean of the points by these weights, E[x0 given x_t]. */
  readonly mean: Place;
  /** 1/Σw², the number of points of equal weight with the same sum of squares; Kish 1965. */
  readonly effective: number;
  /** tr Cov[x0 given x_t], the least squared error that any prediction of x0 has at this x_t. */
  readonly floor: number;
  /** The network's x̂0; null without a prediction of a network. */
  readonly learned: Place | null;
}

/** Computes the posterior at one x_t. If the network fails, shows the exact posterior and throws. */
export async function* posteriorAt(
  request: PosteriorRequest,
  { show }: Partial<Running<Posterior>> = {},
): Work<Posterior> {
  const { points, denoiser, schedule, t, place } = request;
  const weights = posteriorWeights(points, place, schedule, t);
  const meanOf = (axis: 0 | 1) =>
    weights.reduce((sum, weight, point) => sum + weight * (points[2 * point + axis] as number), 0);
  const exact = {
    request,
    weights,
    mean: [meanOf(0), meanOf(1)] as const,
    effective: 1 / weights.reduce((sum, weight) => sum + weight * weight, 0),
    floor: tracesOf(points, place, schedule, t)[0] as number,
    learned: null,
  };
  yield 0;
  if (!denoiser) return exact;
  try {
    const x0 = yield* inSlices(learnedX0(denoiser, schedule), Float32Array.from(place), t);
    return { ...exact, learned: [x0[0] as number, x0[1] as number] };
  } catch (error) {
    show?.(exact);
    throw error;
  }
}

/** tr Cov[x0 given x_t] of each x_t. */
function tracesOf(points: Float32Array, xt: ArrayLike<number>, process: Process, t: number): number[] {
  const covariances = posteriorCovariance(points, xt, process, t);
  return Array.from(
    { length: covariances.length / 4 },
    (_, i) => (covariances[4 * i] as number) + (covariances[4 * i + 3] as number),
  );
}

export interface ExplainedRequest extends Noised {
  readonly seed: number;
}

/** The number of x_t in one slice, which takes about two milliseconds with 2000 points. */
const SLICE = 32;

/**
 * The share of the data's variance that x̂0 explains at t, 1 - E tr Cov[x0 given x_t] / tr Cov[x0], by the law of total variance; over
 * draws of x_t. Null if the data have no variance.
 */
export async function* explainedAt({ points, schedule, t, seed }: ExplainedRequest): Work<number | null> {
  const variance = 2 * momentsOf(points).variance;
  if (variance === 0) return null;
  const xt = drawStates(points, schedule, t, DRAWS, seed);
  let sum = 0;
  for (let start = 0; start < xt.length; start += 2 * SLICE) {
    for (const trace of tracesOf(points, xt.subarray(start, start + 2 * SLICE), schedule, t)) sum += trace;
    yield start / xt.length;
  }
  return 1 - sum / DRAWS / variance;
}
