import { invalid } from '../check.js';
import { flag } from './keys.js';
import type { SigmaSpacing } from './sigmas.js';

/** Switches for another spacing of σ than that of the timesteps. */
export const sigmaSpacingKeys = {
  use_karras_sigmas: flag(false),
  use_exponential_sigmas: flag(false),
  use_beta_sigmas: flag(false),
};

const switches = {
  use_karras_sigmas: 'karras',
  use_exponential_sigmas: 'exponential',
  use_beta_sigmas: 'beta',
} as const;

type Switches = { readonly [name in keyof typeof switches]: boolean };

/**
 * The spacing of σ that is switched on, or `null`.
 *
 * @throws RangeError that names two if there are two.
 */
export function sigmaSpacingOf(values: Switches): SigmaSpacing | null {
  const names = Object.keys(switches) as (keyof Switches)[];
  const on = names.filter((name) => values[name]);
  checkAlone(on);
  const [name] = on;
  return name === undefined ? null : switches[name];
}

/** @throws RangeError if more than one of some switches is on. */
export function checkAlone(on: readonly string[]): void {
  if (on.length > 1) throw invalid(on[1] as string, true, `false, since ${on[0]} is true: σ has one spacing`);
}
