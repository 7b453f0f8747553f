import { CHART, type Room } from '../../frame/room.js';

/** The choices; where they stand below each other, all three. */
const CHOICES = 96;
const NARROW_CHOICES = 240;
/** The legend, where it stands below the chart. */
const LEGEND = 27;
/** The table's header, a row, the most that it shows of itself before it scrolls, and its margin. */
const HEADER = 58;
const ROW = 26;
const MOST = 320;
const MARGIN = 16;
/** How many letters each note has of the configurations that are shown by default. */
const NOTES = [
  [86, 134, 98, 47],
  [90, 78],
];
/** What stands beside a note, and the name above with its margins. */
const INDENT = 24;
const NAME = 45;

export const room: Room = {
  height: ({ isNarrow, number, text, note, width }) => {
    const sides = text('compared') === 'null' ? 1 : 2;
    const table = Math.min(MOST, HEADER + (number('steps', 20) + 1) * ROW) + MARGIN;
    const ofSide = (letters: readonly number[]) =>
      NAME + letters.reduce((sum, count) => sum + note(count, width - INDENT), 0);
    const notes = NOTES.slice(0, sides).reduce((sum, letters) => sum + ofSide(letters), 0);
    return (isNarrow ? NARROW_CHOICES + LEGEND : CHOICES) + CHART + table + notes;
  },
  caption: 121,
};
