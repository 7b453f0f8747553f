import * as figures from '../figures/rooms.js';
import type { Room } from '../frame/room.js';

/** The rooms of figures by the element's type. */
export const rooms: ReadonlyMap<string, Room> = new Map(
  Object.entries(figures).map(([name, room]) => [typeOf(name), room]),
);

/** `ReverseChain` is of the type `reverse-chain`. */
function typeOf(name: string): string {
  return name.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase();
}
