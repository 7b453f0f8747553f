import { complaint, shown } from '../../../base/check.js';
import { patiently } from '../../../base/patiently.js';
import { hasSameContent } from '../../../hooks/useStable.js';
import type { FlowDenoiser, PointDenoiser } from '../../../learn/types.js';
import { loadPosterior } from '../../../mixture/loadPosterior.js';
import { expectedX0 } from '../../../mixture/posterior.js';
import { type Domain, pointAt } from '../../../points/chosenPoints.js';
import { forwardJumpCoefficients, logSnr } from '../../../process/coefficients.js';
import { nearestTime } from '../../../process/crossings.js';
import { gaussianNoise } from '../../../process/noise.js';
import { x0Coefficients } from '../../../process/predictions.js';
import { isPath, scalesAt } from '../../../process/process.js';
import type { Process } from '../../../process/types.js';
import { POINT_DRAWS } from '../shownState.js';
import { type FigurePointDenoiser, isOwn, type PointPredictor } from './useDenoiser.js';

/** The centers of the cells of a grid, x, y of each, row by row from the top. */
export function gridIn(domain: Domain, cells: number): Float32Array {
  const centres = new Float32Array(2 * cells * cells);
  for (let cell = 0; cell < cells * cells; cell++) {
    const [column, row] = [cell % cells, Math.floor(cell / cells)];
    centres.set(pointAt(domain, (column + 0.5) / cells, (row + 0.5) / cells), 2 * cell);
  }
  return centres;
}

/**
 * The factor of arrows in a drawing at which the longest has a given length in cells; 1 if all have no length.
 *
 * @param arrows - x, y of each.
 */
export function drawnScale(arrows: Float32Array, domain: Domain, cells: number, longest: number): number {
  let length = 0;
  for (let i = 0; i < arrows.length; i += 2) {
    length = Math.max(length, Math.hypot(arrows[i] as number, arrows[i + 1] as number));
  }
  return length > 0 ? (longest * 2 * domain.half) / cells / length : 1;
}

/**
 * Draws points x_t with the frequencies of the forward process, (2). The mean of a function over them estimates its mean over the density
 * of x_t.
 *
 * @param count - the number of draws, from data points that are spread evenly through the list.
 */
export function drawStates(
  points: Float32Array,
  process: Process,
  t: number,
  count: number,
  seed: number,
): Float32Array {
  const { a, sigma } = forwardJumpCoefficients(process, t);
  const xt = gaussianNoise(2 * count, { seed, stream: POINT_DRAWS });
  const given = points.length / 2;
  return xt.map((epsilon, index) => {
    const point = Math.floor((Math.floor(index / 2) * given) / count);
    return a * (points[2 * point + (index % 2)] as number) + sigma * epsilon;
  });
}

/** The root of the mean squared length of the vectors between two lists of points. */
export function rmsBetween(from: ArrayLike<number>, to: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < from.length; i++) squares += ((from[i] as number) - (to[i] as number)) ** 2;
  return Math.sqrt((2 * squares) / from.length);
}

/** x̂0 of one or more points x_t: x, y of each. */
export interface PredictX0 {
  (xt: Float32Array, t: number, signal?: AbortSignal): ArrayLike<number> | Promise<ArrayLike<number>>;
  /** Whether one call gets all points of a t, because the result may be a promise; defaults to false. */
  readonly takesAll?: boolean;
}

/** The best there is for these data, E[x0 given x_t]. */
export async function exactX0(points: Float32Array, process: Process): Promise<PredictX0> {
  await loadPosterior();
  return (xt, t) => expectedX0(points, xt, process, t, { precision: 'float32' });
}

/** The prediction of an oracle, which is given the end of every path. */
export function oracleX0(x: number, y: number): PredictX0 {
  return (xt) => xt.map((_, index) => (index % 2 === 0 ? x : y));
}

/**
 * The prediction of a denoiser. On another process than its own, the denoiser is evaluated at its time of the nearest signal-to-noise
 * ratio: x_t/√(α² + σ²) is equal for both, (2).
 */
export function learnedX0(denoiser: FigurePointDenoiser, process: Process): PredictX0 {
  const { predicts, schedule } = denoiser;
  const isSame = hasSameContent(schedule, process);
  const questionOf = (xt: Float32Array, t: number) => {
    if (isSame) return { own: t, state: xt };
    const own = nearestTime(schedule, logSnr(process, t));
    return { own, state: divided(xt, normAt(process, t) / normAt(schedule, own)) };
  };
  const x0Of = ({ own, state }: ReturnType<typeof questionOf>, predicted: ArrayLike<number>) => {
    const { a, b } = x0Coefficients(predicts, schedule, own);
    const x0 = state.map((value, index) => a * value + b * (predicted[index] as number));
    const wrong = x0.findIndex((value) => !Number.isFinite(value));
    if (wrong < 0) return x0;
    throw complaint(outputAt(own), `${predicted[wrong]} at index ${wrong}`, 'values so small that float32 holds x0');
  };
  if (!isOwn(denoiser)) {
    return (xt, t) => {
      const question = questionOf(xt, t);
      return x0Of(question, answerOf(denoiser, question.state, question.own));
    };
  }
  const ask = async (xt: Float32Array, t: number, signal?: AbortSignal) => {
    const question = questionOf(xt, t);
    return x0Of(question, await ownAnswerOf(denoiser, question.state, question.own, signal));
  };
  return Object.assign(ask, { takesAll: true });
}

/** The prediction of a network on a flow: x̂0 = x_t - t·u. */
export function flowX0(denoiser: FlowDenoiser): (xt: Float64Array, t: number) => Float64Array {
  return (xt, t) => {
    const velocity = answerOf(denoiser, Float32Array.from(xt), t);
    return xt.map((value, index) => value - t * (velocity[index] as number));
  };
}

/** √(α² + σ²), the ratio between the states of two processes; 1 for a schedule. */
function normAt(process: Process, t: number): number {
  if (!isPath(process)) return 1;
  const { alpha, sigma } = scalesAt(process, t);
  return Math.hypot(alpha, sigma);
}

function divided(values: Float32Array, by: number): Float32Array {
  return by === 1 ? values : values.map((value) => value / by);
}

/** Evaluates a denoiser; throws an error that names it if it fails, or returns other values than finite numbers. */
function answerOf(denoiser: PointDenoiser | FlowDenoiser, xt: Float32Array, t: number): Float32Array {
  return checked(valuesOf(denoiser, xt, t), xt, t);
}

/** Evaluates a denoiser that may return a promise. */
async function ownAnswerOf(
  denoiser: PointPredictor,
  xt: Float32Array,
  t: number,
  signal = new AbortController().signal,
): Promise<ArrayLike<number>> {
  let values: ArrayLike<number>;
  try {
    values = await denoiser.predictValues(xt.slice(), t, { signal });
  } catch (cause) {
    throw failure(cause, t);
  }
  return checked(values, xt, t);
}

/** The name of the prediction in errors. */
export function outputAt(t: number): string {
  return `output of the denoiser at t = ${t}`;
}

function checked<Values extends ArrayLike<number>>(values: Values, xt: Float32Array, t: number): Values {
  const name = outputAt(t);
  if (values?.length !== xt.length) throw complaint(name, shown(values), `${xt.length} numbers, as many as xt has`);
  for (let index = 0; index < values.length; index++) {
    if (!Number.isFinite(values[index])) throw complaint(name, `${values[index]} at index ${index}`, 'finite values');
  }
  return values;
}

function valuesOf(denoiser: PointDenoiser | FlowDenoiser, xt: Float32Array, t: number): Float32Array {
  try {
    return denoiser.predictValues(xt, t);
  } catch (cause) {
    throw failure(cause, t);
  }
}

function failure(cause: unknown, t: number): Error {
  const message = cause instanceof Error ? cause.message : shown(cause);
  return new Error(`the denoiser failed at t = ${t}: ${message}`, { cause });
}

/** The number of x_t in one slice, which takes about a millisecond with 2000 data points. */
const SLICE = 32;

/**
 * Computes x̂0 of many points x_t at one t, in short steps. The end of the generator aborts a prediction in progress.
 *
 * @param fraction - the value that each step yields; defaults to 0.
 */
export async function* inSlices(
  predict: PredictX0,
  xt: Float32Array,
  t: number,
  fraction = 0,
): AsyncGenerator<number, Float32Array> {
  const predicted = new Float32Array(xt.length);
  const length = predict.takesAll ? xt.length : 2 * SLICE;
  for (let start = 0; start < xt.length; start += length) {
    const slice = xt.slice(start, start + length);
    predicted.set(predict.takesAll ? yield* later(predict, slice, t, fraction) : (predict(slice, t) as Answer), start);
    yield fraction;
  }
  return predicted;
}

type Answer = ArrayLike<number>;

async function* later(predict: PredictX0, xt: Float32Array, t: number, fraction: number) {
  const controller = new AbortController();
  try {
    return yield* patiently(Promise.resolve(predict(xt, t, controller.signal)), t, fraction);
  } finally {
    controller.abort();
  }
}
