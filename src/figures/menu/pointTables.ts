import type { Schedule } from '../../core/types.js';
import type { Field } from '../denoiserField/field.js';
import { type NoisedPoints, noisyAt } from '../pointProcess/process.js';
import { errorsOf, TARGETS } from '../predictionTargets/errors.js';
import type { Guided } from '../trajectories/sampled.js';

// What figures of points show as lines of CSV. x and y are in the data's own units.

/** The data, x_t and the noise, point by point. */
export function* processLines(noised: NoisedPoints, schedule: Schedule, t: number): Generator<string> {
  yield 'index,panel,x,y';
  const panels = [
    ['x0', noised.points.values],
    ['xt', noisyAt(noised, schedule, t)],
    ['epsilon', noised.epsilon],
  ] as const;
  for (const [panel, points] of panels) {
    for (let i = 0; i < points.length; i += 2) yield [i / 2, panel, points[i], points[i + 1]].join(',');
  }
}

/** The arrow at each x_t of the grid in its own length, not the one that it is drawn in. */
export function* fieldLines({ tails, exact, learned, scale }: Field): Generator<string> {
  yield `x,y,exact_x,exact_y${learned ? ',learned_x,learned_y' : ''}`;
  const arrow = (heads: Float32Array, i: number) => ((heads[i] as number) - (tails[i] as number)) / scale;
  for (let i = 0; i < tails.length; i += 2) {
    const arrows = [exact, ...(learned ? [learned] : [])].flatMap((heads) => [arrow(heads, i), arrow(heads, i + 1)]);
    yield [tails[i], tails[i + 1], ...arrows].join(',');
  }
}

/** The states of all paths; -1 is the t of the clean end. */
export function* pathLines(guided: readonly Guided[]): Generator<string> {
  yield 'denoiser,path,t,x,y';
  for (const { guide, paths } of guided) {
    const { timesteps, states } = paths;
    for (let i = 0; i < states.length; i += 2) {
      const path = Math.floor(i / 2 / timesteps.length);
      yield [guide, path, timesteps[(i / 2) % timesteps.length], states[i], states[i + 1]].join(',');
    }
  }
}

/** The error of x̂0 at every t by each prediction, and the measured one, if there is a network. */
export function* targetLines(
  schedule: Schedule,
  predictionError: number,
  measured: Float64Array | null,
): Generator<string> {
  yield ['t', ...TARGETS, ...(measured ? ['measured'] : [])].join(',');
  const curves = TARGETS.map((target) => errorsOf(target, schedule, predictionError));
  if (measured) curves.push(measured);
  for (let t = 0; t < schedule.timesteps; t++) yield [t, ...curves.map((values) => values[t])].join(',');
}

/** The loss of each report of a training, a mean over 25 steps. */
export function* lossLines(losses: readonly { readonly step: number; readonly loss: number }[]): Generator<string> {
  yield 'step,loss';
  for (const { step, loss } of losses) yield `${step},${loss}`;
}
