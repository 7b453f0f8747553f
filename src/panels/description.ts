import { messages } from '../charts/messages.js';
import type { Diffusion } from '../engine/imagePainter.js';
import type { Text } from '../i18n/message.js';
import type { Quantity, SumQuantity } from '../process/graph.js';
import type { Meaning } from '../ui/ink.js';

/** The reference that a panel is compared with. */
export interface Reference {
  readonly quantity: Quantity;
  /** The words that follow "from": `the image x0`. */
  readonly label: Text;
}

/** The content of one panel. */
export interface PanelDescription {
  readonly quantity: Quantity;
  /** Shows 9 · |quantity - against| instead, black where they are equal; defaults to none. */
  readonly against?: Quantity | undefined;
  /** The reference of the panel in a figure's `difference`; defaults to none, and the panel stays unchanged. */
  readonly reference?: Reference | undefined;
  /** The content of the panel in words and numbers, for screen readers. */
  readonly label: Text;
  /**
   * Above the panel: plain text if it has a word of two letters or more and none of the characters `\ _ ^ { }`; else TeX. So
   * `posterior mean` is text; `t = 200`, `x_t` and `\text{mean}` are TeX.
   */
  readonly title?: string | undefined;
  /** The title in words, before the formula, or above it in a narrow column: `noisy image`; defaults to none. */
  readonly name?: Text | undefined;
  /** The colour of the rule under the title. */
  readonly ink?: Meaning | undefined;
  /**
   * Shows under the panel its ℓ1 distance (mean absolute error) from x0, or, with `'psnr'`, its peak signal-to-noise ratio
   * against x0 in dB; defaults to false.
   */
  readonly measured?: boolean | 'psnr' | undefined;
  /**
   * The symbols of the panel in formulas, if they differ from its quantity's own: a state of a chain is x_t of one
   * step and x_{t-1} of another. Pointing at either highlights the other.
   */
  readonly symbols?: readonly string[] | undefined;
  /** Under the panel, below its distance: plain text or TeX, as its title. */
  readonly note?: string | undefined;
}

/** A row of panels. */
export interface RowDescription {
  /** Left of the row: plain text or TeX, as the title of a panel. */
  readonly label?: string | undefined;
  readonly panels: readonly PanelDescription[];
}

/** The title above a column. */
export interface ColumnTitle {
  /** TeX, or plain text, as the title of a panel. */
  readonly tex: string;
  /** The title in words, before the formula, or above it in a narrow column; defaults to none. */
  readonly name?: Text | undefined;
  /** The colour of the rule under it. */
  readonly ink?: Meaning | undefined;
}

/** The content of a figure, as plain data. All rows have the same number of panels. */
export interface FigureDescription {
  readonly rows: readonly RowDescription[];
  /** The quantity that the figure computes. Its formula is shown above the panels, term by term. */
  readonly formula?: SumQuantity | undefined;
  /** Column titles from the left; the last one spans all remaining columns. */
  readonly columnTitles?: readonly ColumnTitle[] | undefined;
  /**
   * Panels per row on a narrow page. If one panel would be alone in the last row, a large one stands above the others. Defaults to a large one
   * above the others, if there are three or more; rows with labels have as many as on a wide page, below a large one.
   */
  readonly narrowColumns?: 1 | 2 | 3 | 4 | 5 | 6 | undefined;
  /** The panel of a row that a narrow page shows large at first, counted from 0; defaults to 0, and in rows with labels to 1. */
  readonly largePanel?: number | undefined;
}

/** The settings from which a figure is described. */
export interface DescribeSettings extends Pick<Diffusion, 'schedule' | 'seed'> {
  /** The timestep: the figure's own, else the page's; null without either. */
  readonly t: number | null;
}

/** Describes the content of a figure; may throw if a setting is out of range. */
export type Describe = (settings: DescribeSettings) => FigureDescription;

/**
 * Returns the same panels without content and without a formula. They keep the space of a figure that is invalid from
 * the start.
 */
export function withoutImages<Description extends FigureDescription>(description: Description): Description {
  const rows = description.rows.map((row) => ({
    ...row,
    panels: row.panels.map((panel) => ({ ...panel, label: messages.noImage })),
  }));
  return { ...description, rows, formula: undefined };
}
