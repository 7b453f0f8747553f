import type { ColumnTitle } from '../components/ColumnTitles.js';
import type { Meaning } from '../components/ink.js';
import type { Quantity } from '../core/quantity.js';
import { describeByValue } from '../hooks/describeByValue.js';
import type { ChainPlan, DrawingPlan } from '../tensor/plan.js';

/** What one panel shows. */
export interface PanelDescription {
  /** Absent where the figure's chain paints it. */
  readonly quantity?: Quantity;
  /** TeX above the picture. */
  readonly title?: string;
  /** What the picture shows, in words. */
  readonly label: string;
  /** The colour of the rule under the title. */
  readonly meaning?: Meaning;
  /** Shows the ℓ1 error against x0 under the picture. */
  readonly measured?: boolean;
}

/** A row of panels. */
export interface RowDescription {
  /** TeX left of the row. */
  readonly label?: string;
  readonly panels: readonly PanelDescription[];
}

/** What a figure shows, as plain data. All rows have the same number of panels; those of the chain come last. */
export interface FigureDescription {
  readonly rows: readonly RowDescription[];
  /** What stands above the columns of all rows, from the left; the last stands for all columns that follow. */
  readonly columnTitles?: readonly ColumnTitle[];
  /** Panels in a row of a narrow page; as many as on a wide one where absent. */
  readonly narrowColumns?: number;
  /** Paints the panels that have no quantity of their own. */
  readonly chain?: ChainPlan;
}

/** What of a description has to be painted. */
export function planOf({ rows, chain }: FigureDescription): DrawingPlan {
  const panels = rows
    .flatMap((row) => row.panels)
    .flatMap(({ quantity, measured }) => (quantity ? [{ quantity, measured }] : []));
  return chain ? { panels, chain } : { panels };
}

/** Whether two descriptions say the same. */
export function isSameDescription(left: FigureDescription, right: FigureDescription): boolean {
  return describeByValue(left) === describeByValue(right);
}
