import { CHART, type Room, SMALL_LINE } from '../../frame/room.js';

/** The choices; where they stand below each other, all three. */
const CHOICES = 97;
const NARROW_CHOICES = 263;
/** Below all. */
const MARGIN = 8;
/** The second line of the title, and the legend, where it stands below the chart. */
const NARROW_CHART = 39;
/** The table's header, a row, the most that it shows of itself before it scrolls. */
const HEADER = 51;
const ROW = 26;
const MOST = 320;
/** How many letters each note has of the configurations that are shown by default: code is wider. */
const NOTES = [
  [96, 106, 100, 44],
  [106, 84],
];
/** What stands beside a note, and below the last; the gap between table and notes. */
const INDENT = 20;
const BELOW = 12;
const GAP = 16;
/** Below this width long words of code leave more of a line empty. */
const SHORT = 370;
/** From this width on the notes stand beside the table, which is about as wide as this. */
const BESIDE = 900;
const TABLE = 500;

export const room: Room = {
  height: ({ isNarrow, number, text, note, width }) => {
    const sides = text('compared') === 'null' ? 1 : 2;
    const table = Math.min(MOST, HEADER + (number('steps', 20) + 1) * ROW);
    const isBeside = width >= BESIDE;
    const inside = (isBeside ? width - TABLE : width) - INDENT - Math.max(0, SHORT - width) / 2;
    // A note of one line is higher than a line by what it has above.
    const lineOf = (letters: number) => note(letters, inside) - note(0, inside) + SMALL_LINE;
    const notes = NOTES.slice(0, sides)
      .map((side) => side.reduce((sum, letters) => sum + lineOf(letters), SMALL_LINE + BELOW))
      .reduce((sum, height) => sum + height, 0);
    const above = MARGIN + CHART + (isNarrow ? NARROW_CHOICES + NARROW_CHART : CHOICES);
    return above + (isBeside ? Math.max(table, notes) : table + GAP + notes);
  },
  caption: 121,
};
