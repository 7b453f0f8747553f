import { GAP, NOTE, type Room, SMALL, TITLE } from '../../frame/room.js';

/** The controls: on a phone in two rows, on a small one in three. */
const CONTROLS = 56;
const CONTROLS_ROW = 52;
const SMALL_PHONE = 340;
/** The name of a row with what is around it. */
const NAME = 33;
/** The lines below, for three sentences. */
const STATUS = 50;
const NARROW_STATUS = 70;

export const room: Room = {
  height: ({ width, isNarrow }) => {
    const columns = isNarrow ? 3 : 5;
    const panel = TITLE + (width - (columns - 1) * GAP) / columns + NOTE;
    const row = NAME + Math.ceil(5 / columns) * (panel + GAP) - GAP;
    const rows = isNarrow ? (width < SMALL_PHONE ? 3 : 2) : 1;
    const controls = CONTROLS + (rows - 1) * CONTROLS_ROW;
    return controls + (isNarrow ? NARROW_STATUS : STATUS) + 2 * row + SMALL;
  },
  caption: 252,
};
