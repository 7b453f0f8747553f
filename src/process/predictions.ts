import { invalid } from '../base/check.js';
import { predictX0Coefficients } from './coefficients.js';
import type { Slopes } from './pathCurves.js';
import { pathOf } from './pathOf.js';
import { isPath, scalesAt } from './process.js';
import type { Coefficients, PredictionTarget, Predictor, Process, Schedule } from './types.js';

/** All targets that a network can predict. */
export const predictionTargets: readonly PredictionTarget[] = ['epsilon', 'x0', 'v', 'velocity', 'score'];

/** The coefficients of x0 or of ε: a · x_t + b · prediction. */
interface Share {
  readonly a: number;
  readonly b: number;
}

/**
 * x̂0 from x_t = α·x0 + σ·ε and a network's prediction: x̂0 = a · x_t + b · prediction.
 *
 * - `'epsilon'`: (x_t - σ·ε)/α, the notebook's (5); Ho et al. 2020, equation (15).
 * - `'x0'`: the prediction itself.
 * - `'v'`: v = α·ε - σ·x0, so x̂0 = (α·x_t - σ·v)/(α² + σ²); Salimans & Ho 2022, section 4.
 * - `'velocity'`: u = α'·x0 + σ'·ε, so x̂0 = (σ'·x_t - σ·u)/(α·σ' - α'·σ); Lipman et al. 2023. Slopes of a schedule are those
 *   of `pathOf`.
 * - `'score'`: -ε/σ, so x̂0 = (x_t + σ²·score)/α; Song et al. 2021.
 *
 * ```ts
 * const { a, b } = x0Coefficients('v', createSchedule(), 500);
 * ```
 *
 * @param predicts - what the network predicts.
 * @param process - a schedule or a path.
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps; of a path a number in start ≤ t ≤ end.
 * @returns `a` of x_t, `b` of the prediction, `sigma` = 0.
 * @throws RangeError if predicts is none of these or t is out of range; for `'epsilon'` and `'score'` also if α is 0 in float64,
 *   as x_t is noise alone; for `'velocity'` if a slope is infinite, or signal and noise do not change.
 */
export function x0Coefficients(predicts: PredictionTarget, process: Process, t: number): Coefficients {
  if (predicts === 'epsilon') return predictX0Coefficients(process, t);
  const { alpha, sigma } = scalesAt(process, t);
  if (predicts === 'x0') return { a: 0, b: 1, sigma: 0 };
  if (predicts === 'v') {
    const power = powerOf(process, alpha, sigma);
    return { a: alpha / power, b: -sigma / power, sigma: 0 };
  }
  if (predicts === 'velocity') return velocityShares(process, t).x0;
  if (predicts === 'score') {
    const { a, b } = predictX0Coefficients(process, t);
    return { a, b: -sigma * b, sigma: 0 };
  }
  throw unknownTarget('predicts', predicts);
}

/**
 * ε̂, the noise in x_t = α·x0 + σ·ε by a network's prediction: ε̂ = a · x_t + b · prediction.
 *
 * - `'epsilon'`: the prediction itself.
 * - `'x0'`: the notebook's (2) solved for ε, so ε̂ = (x_t - α·x̂0)/σ.
 * - `'v'`: ε̂ = (σ·x_t + α·v)/(α² + σ²); Salimans & Ho 2022, appendix D.
 * - `'velocity'`: ε̂ = (α·u - α'·x_t)/(α·σ' - α'·σ).
 * - `'score'`: ε̂ = -σ·score.
 *
 * ```ts
 * const { a, b } = epsilonCoefficients('x0', createSchedule(), 500);
 * ```
 *
 * @param predicts - what the network predicts.
 * @param process - a schedule or a path.
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps; of a path a number in start ≤ t ≤ end.
 * @returns `a` of x_t, `b` of the prediction, `sigma` = 0.
 * @throws RangeError if predicts is none of these or t is out of range; for `'x0'` also where σ is 0, as there is no noise; for
 *   `'velocity'` if a slope is infinite, or signal and noise do not change.
 */
export function epsilonCoefficients(predicts: PredictionTarget, process: Process, t: number): Coefficients {
  const { alpha, sigma } = scalesAt(process, t);
  if (predicts === 'epsilon') return { a: 0, b: 1, sigma: 0 };
  if (predicts === 'x0') {
    checkNoisy(sigma, t);
    return { a: 1 / sigma, b: -alpha / sigma, sigma: 0 };
  }
  if (predicts === 'v') {
    const power = powerOf(process, alpha, sigma);
    return { a: sigma / power, b: alpha / power, sigma: 0 };
  }
  if (predicts === 'velocity') return velocityShares(process, t).epsilon;
  if (predicts === 'score') return { a: 0, b: -sigma, sigma: 0 };
  throw unknownTarget('predicts', predicts);
}

/**
 * Converts the prediction of one network to the prediction of another target: a · x_t + b · prediction.
 *
 * ```ts
 * // The velocity of flow matching from a network that predicts ε.
 * const { a, b } = predictionCoefficients('epsilon', 'velocity', gaussianPath({ kind: 'flow' }), 0.5);
 * ```
 *
 * @param from - what is predicted.
 * @param to - what is wanted.
 * @param process - a schedule or a path.
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps; of a path a number in start ≤ t ≤ end.
 * @returns `a` of x_t, `b` of the prediction, `sigma` = 0.
 * @throws RangeError where `x0Coefficients` or `epsilonCoefficients` does, of which it is made.
 */
export function predictionCoefficients(
  from: PredictionTarget,
  to: PredictionTarget,
  process: Process,
  t: number,
): Coefficients {
  if (!predictionTargets.includes(to)) throw unknownTarget('to', to);
  if (from === to) {
    scalesAt(process, t);
    return { a: 0, b: 1, sigma: 0 };
  }
  if (to === 'x0') return x0Coefficients(from, process, t);
  const epsilon = epsilonCoefficients(from, process, t);
  if (to === 'epsilon') return epsilon;
  const { alpha, sigma } = scalesAt(process, t);
  if (to === 'score') {
    checkNoisy(sigma, t);
    return mixed(0, epsilon, -1 / sigma, epsilon);
  }
  const x0 = x0Coefficients(from, process, t);
  if (to === 'v') return mixed(-sigma, x0, alpha, epsilon);
  const slopes = slopesAt(process, t);
  return mixed(slopes.alpha, x0, slopes.sigma, epsilon);
}

/** dα/dt and dσ/dt; of a schedule those of its path. */
export function slopesAt(process: Process, t: number): Slopes {
  return isPath(process) ? process.slopes(t) : pathOf(process).slopes(t);
}

function mixed(ofX0: number, x0: Share, ofEpsilon: number, epsilon: Share): Coefficients {
  return { a: ofX0 * x0.a + ofEpsilon * epsilon.a, b: ofX0 * x0.b + ofEpsilon * epsilon.b, sigma: 0 };
}

/** x0 and ε by the velocity: two equations, x_t = α·x0 + σ·ε and u = α'·x0 + σ'·ε. */
function velocityShares(process: Process, t: number): { x0: Coefficients; epsilon: Coefficients } {
  const { alpha, sigma } = scalesAt(process, t);
  const slopes = slopesAt(process, t);
  const determinant = alpha * slopes.sigma - slopes.alpha * sigma;
  if (!Number.isFinite(determinant)) throw invalid('t', t, 'a time at which alpha and sigma have finite slopes');
  if (determinant === 0) throw invalid('t', t, 'a time at which sigma/alpha changes');
  return {
    x0: { a: slopes.sigma / determinant, b: -sigma / determinant, sigma: 0 },
    epsilon: { a: -slopes.alpha / determinant, b: alpha / determinant, sigma: 0 },
  };
}

/** α² + σ², which is 1 for every schedule. */
function powerOf(process: Process, alpha: number, sigma: number): number {
  return isPath(process) ? alpha ** 2 + sigma ** 2 : 1;
}

function checkNoisy(sigma: number, t: number): void {
  if (sigma === 0) throw invalid('t', t, 'a time with sigma > 0: x_t is x0 itself and contains no noise');
}

/** The error for what is no target. */
export function unknownTarget(name: string, value: unknown): RangeError {
  return invalid(name, value, "'epsilon', 'x0', 'v', 'velocity' or 'score'");
}

/** Throws unless a value is an object with what a denoiser of a schedule has. */
export function checkDenoiser(denoiser: Predictor): void {
  const schedule = checkedSchedule(denoiser);
  if (!isSchedule(schedule)) throw invalid('schedule of the denoiser', schedule, 'what createSchedule returns');
}

/** Throws unless `denoiser` is a valid denoiser of any process. */
export function checkAnyDenoiser(denoiser: Predictor<Process>): void {
  const process = checkedSchedule(denoiser);
  if (isProcess(process)) return;
  throw invalid('schedule of the denoiser', process, 'what createSchedule or gaussianPath returns');
}

/** The schedule of a denoiser of which all else is checked. */
function checkedSchedule<P extends Process>(denoiser: Predictor<P>): P {
  if (typeof denoiser !== 'object' || denoiser === null || typeof denoiser.predict !== 'function') {
    throw invalid('denoiser', denoiser, '{ predicts, schedule, predict(xt, t) }');
  }
  const { predicts, schedule } = denoiser;
  if (!predictionTargets.includes(predicts)) throw unknownTarget('predicts', predicts);
  return schedule;
}

function isProcess(process: Process): boolean {
  if (typeof process !== 'object' || process === null) return false;
  if (!isPath(process)) return isSchedule(process);
  const { start, end, alpha, sigma, logSnr } = process;
  return start < end && [alpha, sigma, logSnr].every((member) => typeof member === 'function');
}

function isSchedule(schedule: Schedule): boolean {
  return schedule?.timesteps > 0 && schedule.alphasCumprodSqrt?.length === schedule.timesteps;
}
