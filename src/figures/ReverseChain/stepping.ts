import type { FirstOrderSampler, Schedule } from '../../core/types.js';
import { USUAL_SAMPLER as DENOISED_SAMPLER } from './denoisedChain.js';
import type { Stepping } from './stepTerms.js';
import { USUAL_SAMPLER } from './walks.js';

/** What the steps of a chain follow from. */
export interface SteppingOptions {
  readonly sampler: FirstOrderSampler | undefined;
  readonly steps: number | undefined;
  readonly from: number | 'noise' | undefined;
  readonly isPredicted: boolean;
  /** How many steps are taken if there is room for so many. */
  readonly usualSteps: number;
}

/** How the steps of a chain are written. Without a sampler the oracle's are the notebook's, however many it skips at once. */
export function steppingOf(
  { sampler, steps, from, isPredicted, usualSteps }: SteppingOptions,
  { timesteps }: Schedule,
): Stepping {
  const states = typeof from === 'number' ? from + 1 : timesteps;
  const count = steps ?? Math.min(usualSteps, states);
  const isOwn = !isPredicted && !sampler && steps === undefined;
  return {
    sampler: sampler ?? (isPredicted ? DENOISED_SAMPLER : USUAL_SAMPLER),
    isPredicted,
    isEvery: isOwn || count === states,
  };
}
