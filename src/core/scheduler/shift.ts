import { invalid, shown } from '../check.js';
import { evenlySpaced } from './grids.js';
import { integer, number } from './keys.js';
import type { TableOptions } from './schedulerClass.js';

/** Keys of a shift that grows with the number of tokens, as Flux has it. */
export const dynamicShiftKeys = {
  base_shift: number(0.5, 'a number', Number.isFinite),
  max_shift: number(1.15, 'a number', Number.isFinite),
  base_image_seq_len: integer(256, 1),
  max_image_seq_len: integer(4096, 1),
};

interface DynamicShift {
  readonly base_shift: number;
  readonly max_shift: number;
  readonly base_image_seq_len: number;
  readonly max_image_seq_len: number;
}

/** By how much a number of tokens multiplies σ / (1 - σ): μ, or e^μ. Throws unless this is finite and above 0. */
export function shiftOf(
  shift: DynamicShift,
  options: TableOptions,
  type: 'exponential' | 'linear' = 'exponential',
): number {
  const mu = muOf(shift, options);
  const factor = type === 'exponential' ? Math.exp(mu) : mu;
  if (factor > 0 && factor < Infinity) return factor;
  throw invalid('tokens', options.tokens, `${factor > 0 ? 'fewer' : 'more'}, since the shift is ${factor} there`);
}

/** μ of a number of tokens, on a straight line through two of them: (base_image_seq_len, base_shift) and the largest. */
export function muOf(shift: DynamicShift, { tokens }: TableOptions): number {
  if (!Number.isFinite(tokens) || (tokens as number) <= 0) {
    throw new RangeError(
      `invalid tokens: ${shown(tokens)}; expected a positive number, since use_dynamic_shifting shifts by it`,
    );
  }
  const range = shift.max_image_seq_len - shift.base_image_seq_len;
  const slope = (shift.max_shift - shift.base_shift) / range;
  return (tokens as number) * slope + (shift.base_shift - slope * shift.base_image_seq_len);
}

/** σ with σ / (1 - σ) multiplied by `factor`; Esser et al. 2024, equation (23). 0 and 1 stay. */
export function shiftedSigma(sigma: number, factor: number): number {
  return (factor * sigma) / (1 + (factor - 1) * sigma);
}

/** σ from 1 down to 1 / steps, which pipelines hand to a scheduler that shifts by tokens. */
export function pipelineSigmas(steps: number): number[] {
  return evenlySpaced(1, 1 / steps, steps);
}
