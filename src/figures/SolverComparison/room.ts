import { BUTTON, GAP, type Room, TITLE } from '../../frame/room.js';

/** The letters of each choice with its name, and its boxes with the gaps between them. */
const CHOICES = [24, 18];
const BOXES = 115;
const CHOICES_GAP = 24;
/** The plot with its numbers, what it shows above it, and the dial below. */
const PLOT = 274;
const PLOT_TITLE = 36;
const DIAL = 51;
/** Below the choices, around the table and around the panels. */
const MARGINS = 8 + 16 + 2 + 16 + 4;
/** A row of the table of one line. */
const TABLE_ROW = 29.8;
/** What a second line adds to it. */
const SECOND_LINE = 21.8;
/** On narrower phones every name takes two lines, on others the longest one; and so does the name of a column. */
const SMALL_PHONE = 340;
/** How many letters its note has. */
const NOTE_LETTERS = 160;
const PANEL_GAP = 12;

export const room: Room = {
  height: ({ width, isNarrow, text, letter, note, rowsOf }) => {
    const count = (attribute: string, usual: number) =>
      text(attribute)
        ?.trim()
        .split(/[\s,]+/).length ?? usual;
    const lines = count('default-solvers', count('solvers', 3)) * count('default-spacings', count('spacings', 1));
    const choices = rowsOf(
      CHOICES.map((letters) => letters * letter + BOXES),
      CHOICES_GAP,
    );
    const wrapped = isNarrow ? (width < SMALL_PHONE ? lines + 1 : 2) : 0;
    const table = (lines + 2) * TABLE_ROW + wrapped * SECOND_LINE;
    const columns = isNarrow ? 2 : 3;
    const column = (width - (columns - 1) * GAP) / columns;
    const panels = Math.ceil(lines / columns) * (TITLE + column + PANEL_GAP) - PANEL_GAP;
    const above = choices * (BUTTON + GAP) - GAP + PLOT_TITLE + PLOT + DIAL;
    return above + table + note(NOTE_LETTERS, width) + panels + MARGINS;
  },
  caption: 103,
};
