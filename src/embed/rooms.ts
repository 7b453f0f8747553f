import * as figures from '../figures/rooms.js';
import type { Room } from '../frame/room.js';

const entries = Object.entries(figures);

/** The rooms of figures by the element's type. */
export const rooms: ReadonlyMap<string, Room> = new Map(entries.map(([name, room]) => [typeOf(name), room]));

/** The names of their components, by the same. */
export const components: ReadonlyMap<string, string> = new Map(entries.map(([name]) => [typeOf(name), name]));

/** `ReverseChain` is of the type `reverse-chain`. */
function typeOf(name: string): string {
  return name.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase();
}
