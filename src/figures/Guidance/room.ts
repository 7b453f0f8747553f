import { BUTTON, DIAL, GAP, type Room, TITLE } from '../../frame/room.js';

/** The names below a plot, the numbers, and the choices. */
const NAMES = 32;
const NUMBERS = 120;
const CHOICE = BUTTON + 24;

export const room: Room = {
  height: ({ width, isNarrow }) => {
    const columns = isNarrow ? 1 : 2;
    const plot = TITLE + (width - (columns - 1) * GAP) / columns + NAMES;
    return (isNarrow ? 2 * plot + GAP : plot) + NUMBERS + (isNarrow ? 3 : 1) * DIAL + CHOICE;
  },
  caption: 150,
};
