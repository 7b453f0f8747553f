import { complaint, invalid } from '../../../base/check.js';
import * as prop from '../../../figure/prop.js';
import type { Values } from '../../../figure/propTable.js';
import { ofImages, ofImagesAlone } from '../../../figure/sharedProps.js';
import { hasSameContent } from '../../../hooks/useStable.js';
import type { Text } from '../../../i18n/message.js';
import type { Quantity, SumQuantity } from '../../../process/graph.js';
import { predictedEpsilon, predictedX0, prediction, predictX0 } from '../../../process/quantity.js';
import type { Predictor, Process, Schedule } from '../../../process/types.js';
import type { Denoiser } from '../../../tensor/denoiser.js';
import { gaussianPredictor } from './load.js';
import { messages } from './messages.js';

/**
 * The denoiser of a figure: `'oracle'`, the true ε; `'gaussian'`, `gaussianDenoiser`, which the figure loads; or a
 * `Denoiser` of your own, made once.
 */
export type FigureDenoiser<P extends Process = Schedule> = 'oracle' | 'gaussian' | Denoiser<P>;

/** The denoiser for a process; null for the oracle. Throws a RangeError if the denoiser is invalid, or has another schedule. */
export function predictorOf<P extends Process>(denoiser: FigureDenoiser<P>, schedule: P): Predictor<P> | null {
  if (denoiser === 'oracle') return null;
  if (denoiser === 'gaussian') return gaussianPredictor(schedule);
  if (typeof denoiser !== 'object' || denoiser === null) {
    throw invalid('denoiser', denoiser, "'oracle', 'gaussian' or { predicts, schedule, predict(xt, t) }");
  }
  if (scheduleOf(denoiser) && !hasSameContent(denoiser.schedule, schedule)) {
    throw complaint(
      'schedule',
      "different from the denoiser's",
      'no schedule beside your own denoiser, or the same one',
    );
  }
  return denoiser;
}

/** The schedule, or the path, of the page's own denoiser. */
export function scheduleOf<P extends Process>(denoiser: FigureDenoiser<P>): P | undefined {
  return typeof denoiser === 'object' && denoiser !== null ? denoiser.schedule : undefined;
}

/** The name of a denoiser. */
export function nameOf(denoiser: FigureDenoiser<Process>): Text {
  if (denoiser === 'oracle') return messages.oracle;
  if (denoiser === 'gaussian') return messages.gaussian;
  const label = typeof denoiser === 'object' ? denoiser?.label : null;
  return typeof label === 'string' && label !== '' ? label : messages.own;
}

/** The source of a schedule in a figure with a denoiser: the denoiser's schedule, if the figure has none. */
const ofDenoiser = { fromProps: ({ denoiser }: Values) => scheduleOf(denoiser as FigureDenoiser) };
const ofDenoisers = {
  /** The noise schedule, or the options to make it from; defaults to the notebook's, linear over 1000 steps. */
  schedule: prop.schedule(ofDenoiser),
};

/** The props of figures of images with a denoiser. */
export const ofDenoisedImages = { ...ofImages, ...ofDenoisers };

/** The props of figures of images with a denoiser that need no single steps. */
export const ofDenoisedProcess = {
  ...ofImages,
  /**
   * The noise schedule, the options to make it from, or a path in continuous time, as `gaussianPath` gives it, or as the plain
   * data `{ path: 'flow', shift: 3 }`; defaults to the notebook's, linear over 1000 steps. On a path t is a time.
   */
  schedule: prop.process(ofDenoiser),
};

/** The props of figures of images with a denoiser and without a loupe. */
export const ofDenoisedImagesAlone = { ...ofImagesAlone, ...ofDenoisers };

const EPSILON_PREDICTED = String.raw`\epsilon_\theta`;

/** The noise in x_t by the prediction of a denoiser. */
export function epsilonBy(predictor: Predictor, xt: Quantity, t: number): SumQuantity {
  return predictedEpsilon(prediction(predictor, xt, t), { symbol: EPSILON_PREDICTED });
}

/** x̂0 from x_t: the prediction of a denoiser, or, without one, (5) with the true ε. */
export function x0From(
  predictor: Predictor | null,
  schedule: Schedule,
  [xt, t]: readonly [xt: Quantity, t: number],
  epsilon: () => Quantity,
): SumQuantity {
  return predictor ? predictedX0(prediction(predictor, xt, t)) : predictX0(schedule, xt, t, epsilon());
}
