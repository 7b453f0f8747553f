import type { FigureDescription } from './description.js';

const NO_IMAGE = 'no image';

/** The same panels, which show nothing: they keep the place of a figure that is wrong from the start. */
export function withoutImages(description: FigureDescription): FigureDescription {
  const rows = description.rows.map((row) => ({
    ...row,
    panels: row.panels.map((panel) => ({ ...panel, label: NO_IMAGE })),
  }));
  return { ...description, rows };
}
