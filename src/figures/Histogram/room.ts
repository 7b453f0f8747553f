import type { Room } from '../../frame/room.js';

/** Legend and numbers, below the drawing and below each other. */
const BELOW = 70;
const NARROW_BELOW = 185;

export const room: Room = {
  height: ({ isNarrow, number }) => number('height', 240) + (isNarrow ? NARROW_BELOW : BELOW),
};
