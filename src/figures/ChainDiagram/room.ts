import type { Room } from '../../frame/room.js';

/** The names of the states and the arrows between them. */
const AROUND = 118;
const NARROW_AROUND = 122;

export const room: Room = {
  height: ({ isNarrow, row }) => (isNarrow ? NARROW_AROUND : AROUND) + row(4),
  caption: 150,
};
