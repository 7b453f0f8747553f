import { messages } from '../messages.js';
import type { FigureDescription } from './description.js';

/** The same panels, which show nothing, without a formula: they keep the place of a figure that is wrong from the start. */
export function withoutImages<Description extends FigureDescription>(description: Description): Description {
  const rows = description.rows.map((row) => ({
    ...row,
    panels: row.panels.map((panel) => ({ ...panel, label: messages.noImage })),
  }));
  return { ...description, rows, formula: undefined };
}
