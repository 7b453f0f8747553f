import type { FigureDescription } from './description.js';

const NO_IMAGE = 'no image';

/** The same panels, which show nothing, without a formula: they keep the place of a figure that is wrong from the start. */
export function withoutImages<Description extends FigureDescription>(description: Description): Description {
  const rows = description.rows.map((row) => ({
    ...row,
    panels: row.panels.map((panel) => ({ ...panel, label: NO_IMAGE })),
  }));
  return { ...description, rows, formula: undefined };
}
