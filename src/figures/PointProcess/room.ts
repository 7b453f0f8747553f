import { GAP, NOTE, type Room, sumRoom, TITLE } from '../../frame/room.js';

export const room: Room = {
  height: ({ width }) => TITLE + (width - 2 * GAP) / 3 + NOTE,
  formula: sumRoom,
  caption: 100,
};
