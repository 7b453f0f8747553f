import { describeByValue } from '../hooks/describeByValue.js';
import type { DrawingPlan } from '../tensor/renderer.js';
import type { FigureDescription } from './PanelsFigure.js';

/** What of a description has to be painted. */
export function planOf({ rows, chain }: FigureDescription): DrawingPlan {
  const panels = rows
    .flatMap((row) => row.panels)
    .flatMap(({ quantity, measured = false }) => (quantity ? [{ quantity, measured }] : []));
  return chain ? { panels, chain } : { panels };
}

/** Whether two descriptions say the same. */
export function isSamePlan(left: FigureDescription, right: FigureDescription): boolean {
  return describeByValue(left) === describeByValue(right);
}
