import type { Work } from '../../engine/queue.js';
import { expectedX0 } from '../../mixture/posterior.js';
import { gaussianPath } from '../../process/gaussianPath.js';
import { gaussianNoise } from '../../process/noise.js';
import { samplingPlan } from '../../process/samplers.js';
import { type SolvedState, solve } from '../../process/solve.js';
import type { GaussianPath, GaussianPathKind } from '../../process/types.js';
import { normAt } from '../shared/gaussianPaths/styles.js';
import { POINT_TRAJECTORIES } from '../shared/shownState.js';

export interface TrajectoriesRequest {
  readonly kinds: readonly GaussianPathKind[];
  /** The shift m of every path. */
  readonly shift: number;
  /** The data: x, y of each point. */
  readonly points: Float32Array;
  readonly seed: number;
}

/** The trajectories on one path. */
export interface PathTrajectories {
  readonly kind: GaussianPathKind;
  /** The t of each state; -1 is the clean end. */
  readonly times: readonly number[];
  /** x, y of each state, trajectory after trajectory. */
  readonly states: Float64Array;
  /** The x, y of each state divided by √(α² + σ²) at its t. */
  readonly scaled: Float64Array;
}

/** The trajectories of the same starts on every path. */
export interface Trajectories {
  readonly request: TrajectoriesRequest;
  readonly ofPaths: readonly PathTrajectories[];
  /** The largest distance between the ends of one start on two paths. */
  readonly distance: number;
}

export const STARTS = 8;
const STEPS = 40;
/** The largest |logSnr| of a step. Beyond it, a state is noise alone, or a point of the data. */
const REACH = 7;

/**
 * The logSnr of the steps on every path, evenly spaced over the range that all paths share.
 *
 * The trajectories depend on nothing else: if x_t is divided by √(α² + σ²), the probability flow is the same on every path; Karras et al.
 * 2022, equation (4), and Kingma & Gao 2023.
 */
export function sharedLogSnrs(paths: readonly GaussianPath[]): number[] {
  const first = Math.max(-REACH, ...paths.map((path) => path.logSnr(path.end)));
  const last = Math.min(REACH, ...paths.map((path) => path.logSnr(path.start)));
  return Array.from({ length: STEPS }, (_, i) => first + ((last - first) * i) / (STEPS - 1));
}

/** Computes the trajectories of a few starts by Heun through the same logSnr on every path, with the exact denoiser of the points. */
export async function* trajectoriesOf(request: TrajectoriesRequest): Work<Trajectories> {
  const { kinds, shift, seed } = request;
  const paths = kinds.map((kind) => gaussianPath({ kind, shift }));
  const logSnrs = sharedLogSnrs(paths);
  const noise = gaussianNoise(2 * STARTS, { seed, stream: POINT_TRAJECTORIES });
  const ofPaths: PathTrajectories[] = [];
  for (const path of paths) ofPaths.push(yield* trajectoriesOn(path, { request, logSnrs, noise }));
  return { request, ofPaths, distance: largestDistance(ofPaths) };
}

interface Walk {
  readonly request: TrajectoriesRequest;
  readonly logSnrs: readonly number[];
  readonly noise: Float32Array;
}

async function* trajectoriesOn(path: GaussianPath, { request, logSnrs, noise }: Walk): Work<PathTrajectories> {
  const times = logSnrs.map((logSnr) => path.timeAt(logSnr));
  const plan = samplingPlan(path, times, { kind: 'heun', in: 'sigma' });
  const norm = normAt(path, times[0] as number);
  const start = Float64Array.from(noise, (z) => z * norm);
  const visited: SolvedState[] = [];
  for (const state of solve(plan, start, (xt, t) => expectedX0(request.points, xt, path, t))) {
    visited.push(state);
    yield 0;
  }
  const stateOf = (trajectory: number, axis: number, { xt }: SolvedState) => xt[2 * trajectory + axis] as number;
  const collect = (scaleOf: (t: number) => number) =>
    Float64Array.from(
      Array.from({ length: STARTS }, (_, trajectory) =>
        visited.flatMap((state) => [0, 1].map((axis) => stateOf(trajectory, axis, state) / scaleOf(state.t))),
      ).flat(),
    );
  return {
    kind: path.kind as GaussianPathKind,
    times: visited.map(({ t }) => t),
    states: collect(() => 1),
    scaled: collect((t) => normAt(path, t)),
  };
}

function largestDistance(ofPaths: readonly PathTrajectories[]): number {
  let largest = 0;
  for (const one of ofPaths) {
    for (const other of ofPaths) {
      for (let trajectory = 0; trajectory < STARTS; trajectory++) {
        const last = 2 * ((trajectory + 1) * one.times.length - 1);
        const [x, y] = [0, 1].map((axis) => (one.states[last + axis] ?? 0) - (other.states[last + axis] ?? 0));
        largest = Math.max(largest, Math.hypot(x as number, y as number));
      }
    }
  }
  return largest;
}
