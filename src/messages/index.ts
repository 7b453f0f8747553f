// All that readers see or hear, in English, for those who translate it. Nothing else needs this list: each room has its own
// words, and a figure brings those alone.

import { words as anywidget } from '../anywidget/words.js';
import { words as components } from '../components/words.js';
import { words as imagePicker } from '../controls/imagePicker/words.js';
import { words as controls } from '../controls/words.js';
import { words as linking } from '../equations/words.js';
import { words as ChainDiagram } from '../figures/ChainDiagram/words.js';
import { words as DenoiserField } from '../figures/DenoiserField/words.js';
import { words as DensityFlow } from '../figures/DensityFlow/words.js';
import { words as ForwardGrid } from '../figures/ForwardGrid/words.js';
import { words as Guidance } from '../figures/Guidance/words.js';
import { words as gaussianPaths } from '../figures/gaussianPaths/words.js';
import { words as imageDenoisers } from '../figures/imageDenoisers/words.js';
import * as ofFigures from '../figures/messages.js';
import { words as figures } from '../figures/words.js';
import { words as frame } from '../frame/words.js';
import { words as highlight } from '../highlight/words.js';
import { words as inspect, loupeWords as loupe } from '../loupe/words.js';
import { words as diagrams } from '../marks/diagrams/words.js';
import { words as scatter } from '../marks/scatter/words.js';
import { words as marks } from '../marks/words.js';
import { words as exported, menuWords as menu } from '../menu/words.js';
import type { Message } from '../words/message.js';
import type { FORMER_KEYS, PluralForm } from '../words/plural.js';

const rooms = {
  ...ofFigures,
  anywidget,
  components,
  controls,
  diagrams,
  export: exported,
  figures,
  frame,
  gaussianPaths,
  imageDenoisers,
  imagePicker,
  inspect,
  linking: { ...highlight, ...linking },
  loupe,
  marks,
  menu,
  scatter,
};

type Rooms = typeof rooms;

/** `export.saved` */
export type MessageKey = {
  [Room in keyof Rooms & string]: `${Room}.${keyof Rooms[Room] & string}`;
}[keyof Rooms & string];

/** A form that English does not have, of a message that has one for 1: `figures.points.few`. */
type OtherForm = MessageKey extends infer Key
  ? Key extends `${infer Of}.one`
    ? `${Of}.${Exclude<PluralForm, 'one' | 'other'>}`
    : never
  : never;

/** Another language, for a provider's `messages`; what is left out is English. */
export type Messages = Partial<
  Readonly<Record<MessageKey | OtherForm | (typeof FORMER_KEYS)[keyof typeof FORMER_KEYS], string>>
>;

type Entry = Message | ((gaps: object) => Message);

/** Every message by its key. What stands in braces is a gap, to be kept where the other language wants it: `x_t at t = {t}`. */
export const english = Object.fromEntries(
  Object.entries(rooms).flatMap(([room, words]) =>
    Object.entries<unknown>(words).map(([name, entry]) => [`${room}.${name}`, englishOf(entry as Entry)]),
  ),
) as Readonly<Record<MessageKey, string>>;

function englishOf(entry: Entry): string {
  return (typeof entry === 'function' ? entry({}) : entry).english;
}
