import { DIAL, GAP, type Room } from '../../frame/room.js';

/** Between rows of pairs, between the two of a pair, and the line that counts copies. */
const ROW_GAP = 12;
const PAIR_GAP = 2;
const COPIES = 31;

export const room: Room = {
  height: ({ width, isNarrow }) => {
    const [columns, rows] = isNarrow ? [8, 2] : [16, 1];
    const pair = (2 * (width - (columns - 1) * GAP)) / columns + PAIR_GAP;
    return rows * (pair + ROW_GAP) - ROW_GAP + COPIES + DIAL;
  },
  caption: 191,
};
