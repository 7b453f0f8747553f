import type { Quantity } from '../../core/graph.js';
import { isPath, scalesAt } from '../../core/process.js';
import type { Process } from '../../core/types.js';
import type { TextGap } from '../../i18n/message.js';
import { formatFixed } from '../../i18n/numbers.js';
import { shownDivisor } from '../shownState.js';
import { CLEAN } from './walks.js';

/**
 * The standard deviation that x_t of the forward process has, by (2): √(ᾱ_t·var(x_0) + 1-ᾱ_t), as it is shown. That of x_0 itself
 * at the clean end.
 *
 * @param contrast - the standard deviation of x_0.
 */
export function theoreticalDeviation(process: Process, t: number, contrast: number): number {
  if (isPath(process)) {
    if (t === CLEAN) return contrast;
    const { alpha, sigma } = scalesAt(process, t);
    return Math.hypot(alpha * contrast, sigma) / shownDivisor(process, t);
  }
  const signal = process.alphasCumprod[t] ?? 1;
  return Math.sqrt(signal * contrast ** 2 + 1 - signal);
}

/** A state's standard deviation, measured and in theory. */
export interface Deviation {
  readonly measured: number;
  readonly theory: number;
}

/** Two decimals, as differences of the third are those of a sample; dashes while they are not known. */
export function deviationText(deviation: Deviation | null): Readonly<Record<keyof Deviation, TextGap>> {
  const number = (value: number | undefined) => (value === undefined ? '–' : formatFixed(value, 2));
  return { measured: number(deviation?.measured), theory: number(deviation?.theory) };
}

/** The timestep of a state; the clean end has -1. */
export function timestepOf(state: Quantity): number {
  return state.t ?? CLEAN;
}
