import type { Room } from '../../frame/room.js';

/** The names of the curves, where they stand below. */
const LEGEND = 29;
/** What its axis shares with the gap of the caption. */
const SHARED_GAP = 10;

export const room: Room = {
  height: ({ isNarrow, hasCaption, number }) =>
    number('height', 280) + (isNarrow ? LEGEND : hasCaption ? -SHARED_GAP : 0),
};
