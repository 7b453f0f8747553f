import type { Room } from '../../frame/room.js';

/** The key below its square plot, or the width of the key beside it. */
const KEY = 159;
const KEY_WIDTH = 218;
const WIDEST_PLOT = 680;

export const room: Room = {
  height: ({ width, isNarrow }) => (isNarrow ? width + KEY : Math.min(WIDEST_PLOT, width - KEY_WIDTH)),
};
