import { type Room, sumRoom, titledRow } from '../../frame/room.js';

export const room: Room = {
  height: titledRow(3),
  formula: sumRoom,
};
