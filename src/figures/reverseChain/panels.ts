import { X0, X0_PREDICTED } from '../../components/symbols.js';
import type { Quantity } from '../../core/graph.js';
import { x0 } from '../../core/quantity.js';
import type { PanelDescription } from '../../marks/panels/description.js';
import { IMAGE } from '../references.js';
import { X0_HAT } from './stepTerms.js';
import { CLEAN } from './walks.js';

/**
 * A state of a chain; the first is x_T.
 *
 * @param symbols - what the formula of the step calls it.
 */
export function panelOf(quantity: Quantity, index: number, symbols: readonly string[]): PanelDescription {
  const { t } = quantity;
  const compared = { quantity, symbols, reference: IMAGE };
  if (index === 0) return { ...compared, title: 'x_T', label: `x_T, the state at t = ${t}`, meaning: 'noise' };
  if (t === CLEAN) return { ...compared, title: X0, label: 'the clean end of the chain', meaning: 'signal' };
  return { ...compared, title: `t = ${t}`, label: `the state x_t at t = ${t}` };
}

/** What each step takes for x0: by (5) from the ε that is computed from x0, so x0 itself. */
export const predictionPanel: PanelDescription = {
  quantity: x0,
  symbols: [X0_HAT],
  title: X0_PREDICTED,
  label: 'x0 as each step predicts it from x_t and ε',
  meaning: 'mean',
};
