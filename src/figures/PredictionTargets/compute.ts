import type { Work } from '../../engine/queue.js';
import { forwardJumpCoefficients } from '../../process/coefficients.js';
import type { Schedule } from '../../process/types.js';
import { drawStates, exactX0, inSlices, learnedX0, rmsBetween } from '../shared/pointDenoisers/predictX0.js';
import type { FigurePointDenoiser } from '../shared/pointDenoisers/useDenoiser.js';

/** The compared predictions. */
export type Target = 'epsilon' | 'x0' | 'v';

/** The predictions of a network: that of the notebook first, and then the later ones. */
export const TARGETS: readonly Target[] = ['epsilon', 'x0', 'v'];

/** The factor between the error of a prediction and the error of x̂0: |b| of `x0Coefficients`, and ∞ if ᾱ_t is 0. */
const FACTORS: Readonly<Record<Target, (a: number, sigma: number) => number>> = {
  epsilon: (a, sigma) => sigma / a,
  x0: () => 1,
  v: (_, sigma) => sigma,
};

/** The error of x̂0 at every t if the prediction has the error `error` at each. */
export function errorsOf(target: Target, schedule: Schedule, error: number): Float64Array {
  return Float64Array.from({ length: schedule.timesteps }, (_, t) => {
    const { a, sigma } = forwardJumpCoefficients(schedule, t);
    return error * FACTORS[target](a, sigma);
  });
}

export interface MeasuredRequest {
  readonly points: Float32Array;
  readonly denoiser: FigurePointDenoiser;
  readonly schedule: Schedule;
  readonly seed: number;
}

/** The difference of a network's x̂0 from the exact one. */
export interface Measured {
  readonly request: MeasuredRequest;
  /** The root mean square of the difference per value, at every t. */
  readonly errors: Float64Array;
}

/** The number of measured timesteps, which straight lines connect. */
const PLACES = 32;
const DRAWS = 256;
/** The least error, because 0 has no logarithm. */
const LEAST = 1e-12;

/** Measures the rms difference of x̂0 from E[x0 given x_t] over draws of x_t by (2). */
export async function* measured(request: MeasuredRequest): Work<Measured> {
  const { points, denoiser, schedule, seed } = request;
  const exact = await exactX0(points, schedule);
  const learned = learnedX0(denoiser, schedule);
  const last = schedule.timesteps - 1;
  const places = Array.from({ length: PLACES }, (_, place) => Math.round((place * last) / (PLACES - 1)));
  const logarithms: number[] = [];
  for (const t of places) {
    const xt = drawStates(points, schedule, t, DRAWS, seed);
    const best = yield* inSlices(exact, xt, t, logarithms.length / PLACES);
    const guess = yield* inSlices(learned, xt, t, logarithms.length / PLACES);
    logarithms.push(Math.log(Math.max(LEAST, rmsBetween(guess, best) / Math.SQRT2)));
  }
  return { request, errors: between(places, logarithms, schedule.timesteps).map(Math.exp) };
}

/** Interpolates values at every t linearly between those at some timesteps. */
function between(places: readonly number[], values: readonly number[], length: number): Float64Array {
  return Float64Array.from({ length }, (_, t) => {
    const after = Math.max(
      1,
      places.findIndex((place) => place >= t),
    );
    const [from, to] = [places[after - 1] as number, places[after] as number];
    const share = to === from ? 0 : (t - from) / (to - from);
    return (1 - share) * (values[after - 1] as number) + share * (values[after] as number);
  });
}
