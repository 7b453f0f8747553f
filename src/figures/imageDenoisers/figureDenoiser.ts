import { complaint, invalid } from '../../core/check.js';
import type { Predictor, Schedule } from '../../core/types.js';
import { gaussianPredictor } from '../../hooks/gaussianPredictor.js';
import { hasSameContent } from '../../hooks/useStable.js';
import type { Denoiser } from '../../tensor/denoiser.js';
import type { Text } from '../../words/message.js';
import { words } from './words.js';

/**
 * What predicts in a figure: `'oracle'`, the true ε; `'gaussian'`, `gaussianDenoiser`, which is loaded by the figure; or a
 * `Denoiser` of your own, made once.
 */
export type FigureDenoiser = 'oracle' | 'gaussian' | Denoiser;

/** The denoiser for a schedule; null for the oracle. Throws a RangeError if it is none, or has another schedule. */
export function predictorOf(denoiser: FigureDenoiser, schedule: Schedule): Predictor | null {
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

/** The schedule that a denoiser of a page's own was made for. */
export function scheduleOf(denoiser: FigureDenoiser): Schedule | undefined {
  return typeof denoiser === 'object' && denoiser !== null ? denoiser.schedule : undefined;
}

/** What a denoiser is called. */
export function nameOf(denoiser: FigureDenoiser): Text {
  if (denoiser === 'oracle') return words.oracle;
  if (denoiser === 'gaussian') return words.gaussian;
  const label = typeof denoiser === 'object' ? denoiser?.label : null;
  return typeof label === 'string' && label !== '' ? label : words.own;
}
