import { type Mark, type NoiseQuantity, type Quantity, type SumQuantity, sum } from '../core/graph.js';
import { isPath, scalesAt } from '../core/process.js';
import { forwardJump } from '../core/quantity.js';
import { CLEAN } from '../core/stride.js';
import type { Process } from '../core/types.js';
import { PATH_NOISE_SCALE, PATH_SIGNAL_SCALE } from '../tex/symbols.js';

// Where noise has no bound, as on the paths of VE and EDM, x_t has values that no screen shows. Figures show it as long as x_0 and ε
// are: x_t/√(α_t² + σ_t²). Elsewhere, x_t itself.

/** x_t as it is then shown. */
export const XT_DIVIDED = `x_t/\\sqrt{${PATH_SIGNAL_SCALE}^2+${PATH_NOISE_SCALE}^2}`;
/** Beyond 1 by rounding alone. */
const ROUNDING = 1e-9;

/** What x_t is divided by where it is shown; 1 for x_t itself. */
export function shownDivisor(process: Process, t: number): number {
  if (!isPath(process)) return 1;
  const { alpha, sigma } = scalesAt(process, t);
  const norm = Math.hypot(alpha, sigma);
  return norm > 1 + ROUNDING ? norm : 1;
}

/** Whether x_t is divided anywhere on its way: at the end, where there is the most noise. */
export function isDivided(process: Process): boolean {
  return isPath(process) && shownDivisor(process, process.end) > 1;
}

/** x_t of (2) as it is shown. */
export function shownJump(process: Process, clean: Quantity, t: number, z: NoiseQuantity): SumQuantity {
  return divided(forwardJump(process, clean, t, z), shownDivisor(process, t));
}

/** A state of a chain as it is shown; the clean end, at t = -1, as it is. */
export function shownQuantity(process: Process, state: Quantity): Quantity {
  const { t = CLEAN } = state;
  return state.kind === 'sum' && t !== CLEAN ? divided(state, shownDivisor(process, t)) : state;
}

/** A sum with all of its coefficients divided. */
function divided(state: SumQuantity, by: number): SumQuantity {
  if (by === 1) return state;
  const { terms, noise, symbol, t } = state;
  const mark: Mark = { symbol, t };
  const scaled = <Of extends { readonly coefficient: number }>(term: Of) => ({
    ...term,
    coefficient: term.coefficient / by,
  });
  return sum(terms.map(scaled), noise && scaled(noise), mark);
}
