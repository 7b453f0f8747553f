import { type Room, titledRow } from '../../frame/room.js';

export const room: Room = {
  height: titledRow(1),
};
