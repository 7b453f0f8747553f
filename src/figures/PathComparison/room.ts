import { DIAL, type Room, TITLE } from '../../frame/room.js';

/** Between columns, and between rows. */
const COLUMN_GAP = 12;
const ROW_GAP = 16;
/** How much higher than wide a panel is whose plot has numbers at two sides. */
const PLOT = 20;
/** A row of the table, and how many letters the note has below the trajectories. */
const TABLE_ROW = 29.8;
const NOTE_LETTERS = 36;
/** A dial with a name in words; the other one's has a formula. */
const TEXT_DIAL = 51;

export const room: Room = {
  height: ({ width, isNarrow, text, note }) => {
    const kinds =
      text('kinds')
        ?.trim()
        .split(/[\s,]+/).length ?? 4;
    const table = (kinds + 1) * TABLE_ROW;
    const columns = isNarrow ? 2 : 3;
    const column = (width - (columns - 1) * COLUMN_GAP) / columns;
    const trajectories = TITLE + column + note(NOTE_LETTERS, column);
    if (!isNarrow) return TITLE + column + ROW_GAP + Math.max(trajectories, table) + DIAL + TEXT_DIAL;
    return column + PLOT + trajectories + width + PLOT + table + 3 * ROW_GAP + DIAL + TEXT_DIAL;
  },
  caption: 128,
};
