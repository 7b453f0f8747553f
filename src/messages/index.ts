// All that readers see or hear, in English, for those who translate it. Nothing else needs this list: each room has its own
// words, and a figure brings those alone.

import { words as components } from '../components/words.js';
import { words as controls } from '../controls/words.js';
import { words as exported } from '../export/words.js';
import { words as figures } from '../figures/words.js';
import { words as frame } from '../frame/words.js';
import { words as inspect } from '../inspect/words.js';
import { words as linking } from '../linking/words.js';
import { words as marks } from '../marks/words.js';
import type { Message } from '../words/message.js';

const rooms = { components, controls, export: exported, figures, frame, inspect, linking, marks };

type Rooms = typeof rooms;

/** `export.saved` */
export type MessageKey = {
  [Room in keyof Rooms & string]: `${Room}.${keyof Rooms[Room] & string}`;
}[keyof Rooms & string];

/** Another language, for a provider's `messages`; what is left out is English. */
export type Messages = Partial<Readonly<Record<MessageKey, string>>>;

/** Every message by its key. What stands in braces is a gap, to be kept where the other language wants it: `x_t at t = {t}`. */
export const english = Object.fromEntries(
  Object.values(rooms)
    .flatMap((words): (Message | ((gaps: object) => Message))[] => Object.values(words))
    .map((entry) => (typeof entry === 'function' ? entry({}) : entry))
    .map(({ key, english }) => [key, english]),
) as Readonly<Record<MessageKey, string>>;
