import { GAP, NOTE, type Room, SMALL, TITLE } from '../../frame/room.js';

/** The controls: on a phone in three rows. */
const CONTROLS = 56;
const NARROW_CONTROLS = 160;
/** The name of a row with what is around it. */
const NAME = 33;
/** The two lines below, for three sentences. */
const STATUS = 28 + 55;
const NARROW_STATUS = 28 + 75;

export const room: Room = {
  height: ({ width, isNarrow }) => {
    const columns = isNarrow ? 3 : 5;
    const panel = TITLE + (width - (columns - 1) * GAP) / columns + NOTE;
    const row = NAME + Math.ceil(5 / columns) * (panel + GAP) - GAP;
    return (isNarrow ? NARROW_CONTROLS + NARROW_STATUS : CONTROLS + STATUS) + 2 * row + SMALL;
  },
  caption: 330,
};
