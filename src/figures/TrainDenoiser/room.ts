import { GAP, type Room, TITLE } from '../../frame/room.js';

/** All but its square plots. */
const AROUND = 156;
const NARROW_AROUND = 509.5;
/** Between its plots. */
const PLOT_GAP = 8;

export const room: Room = {
  height: ({ width, isNarrow }) =>
    isNarrow ? NARROW_AROUND + (width - GAP) / 2 : AROUND + TITLE + (width - 2 * PLOT_GAP) / 3,
};
