import { complaint, invalid } from '../../core/check.js';
import type { Predictor, Process, Schedule } from '../../core/types.js';
import { gaussianPredictor } from '../../hooks/gaussianPredictor.js';
import { hasSameContent } from '../../hooks/useStable.js';
import type { Text } from '../../i18n/message.js';
import type { Denoiser } from '../../tensor/denoiser.js';
import { messages } from './messages.js';

/**
 * What predicts in a figure: `'oracle'`, the true ε; `'gaussian'`, `gaussianDenoiser`, which is loaded by the figure; or a
 * `Denoiser` of your own, made once.
 */
export type FigureDenoiser<P extends Process = Schedule> = 'oracle' | 'gaussian' | Denoiser<P>;

/** The denoiser for a process; null for the oracle. Throws a RangeError if it is none, or has another schedule. */
export function predictorOf<P extends Process>(denoiser: FigureDenoiser<P>, schedule: P): Predictor<P> | null {
  if (denoiser === 'oracle') return null;
  if (denoiser === 'gaussian') return gaussianPredictor(schedule);
  if (typeof denoiser !== 'object' || denoiser === null) {
    throw invalid('denoiser', denoiser, "'oracle', 'gaussian' or { predicts, schedule, predict(xt, t) }");
  }
  if (scheduleOf(denoiser) && !hasSameContent(denoiser.schedule, schedule)) {
    throw complaint(
      'schedule',
      "another than the denoiser's",
      'no schedule beside a denoiser of your own, or the same',
    );
  }
  return denoiser;
}

/** The schedule, or the path, that a denoiser of a page's own was made for. */
export function scheduleOf<P extends Process>(denoiser: FigureDenoiser<P>): P | undefined {
  return typeof denoiser === 'object' && denoiser !== null ? denoiser.schedule : undefined;
}

/** What a denoiser is called. */
export function nameOf(denoiser: FigureDenoiser<Process>): Text {
  if (denoiser === 'oracle') return messages.oracle;
  if (denoiser === 'gaussian') return messages.gaussian;
  const label = typeof denoiser === 'object' ? denoiser?.label : null;
  return typeof label === 'string' && label !== '' ? label : messages.own;
}
