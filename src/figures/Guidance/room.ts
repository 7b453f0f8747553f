import { BUTTON, DIAL, GAP, type Room, TITLE } from '../../frame/room.js';

/** No wider than this. */
const WIDEST = 880;
/** The names below a plot, the numbers, and the choices. */
const NAMES = 32;
const NUMBERS = 120;
const CHOICE = BUTTON + 24;

export const room: Room = {
  height: ({ width, isNarrow }) => {
    const columns = isNarrow ? 1 : 2;
    const plot = TITLE + (Math.min(WIDEST, width) - (columns - 1) * GAP) / columns + NAMES;
    return (isNarrow ? 2 * plot + GAP : plot) + NUMBERS + 2 * DIAL + CHOICE;
  },
  caption: 152,
};
