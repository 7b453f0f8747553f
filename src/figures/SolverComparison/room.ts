import type { Room } from '../../frame/room.js';

export const room: Room = {
  height: () => 900,
};
