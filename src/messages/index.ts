// All messages that readers see or hear, in English, for translators. Nothing else needs this list: each folder has its
// own messages, and a figure loads only its own.

import { messages as anywidget } from '../anywidget/messages.js';
import { messages as charts } from '../charts/messages.js';
import { messages as imagePicker } from '../controls/ImagePicker/messages.js';
import { messages as controls } from '../controls/messages.js';
import { messages as diagrams } from '../diagrams/messages.js';
import { curveMessages } from '../equations/curveMessages.js';
import { equationMessages } from '../equations/equationMessages.js';
import { messages as equations } from '../equations/messages.js';
import { messages as figure } from '../figure/messages.js';
import * as ofFigures from '../figures/messagesOfFigures.js';
import { messages as gaussianPaths } from '../figures/shared/gaussianPaths/messages.js';
import { messages as imageDenoisers } from '../figures/shared/imageDenoisers/messages.js';
import { messages as figures } from '../figures/shared/messages.js';
import { pathMessages } from '../figures/shared/pathMessages.js';
import { pointMessages } from '../figures/shared/pointMessages.js';
import { messages as TrainDenoiser } from '../figures/shared/training/messages.js';
import { messages as highlight } from '../highlight/messages.js';
import type { PluralForm } from '../i18n/format.js';
import type { Message } from '../i18n/message.js';
import { messages as numbers } from '../i18n/messages.js';
import { loupeMessages } from '../loupe/loupeMessages.js';
import { messages as loupe } from '../loupe/messages.js';
import { menuMessages } from '../menu/menuMessages.js';
import { messages as menu } from '../menu/messages.js';
import { messages as points } from '../points/messages.js';
import { messages as teach } from '../teach/messages.js';
import { messages as ui } from '../ui/messages.js';
import { playerMessages } from '../ui/playerMessages.js';

const catalogues = {
  ...ofFigures,
  TrainDenoiser,
  ScheduleChart: { ...ofFigures.ScheduleChart, ...curveMessages },
  anywidget,
  charts,
  controls,
  diagrams,
  equations: { ...equations, ...equationMessages },
  figure,
  figures: { ...figures, ...pathMessages, ...pointMessages },
  gaussianPaths,
  highlight,
  imageDenoisers,
  imagePicker,
  loupe: { ...loupe, ...loupeMessages },
  menu: { ...menu, ...menuMessages },
  numbers,
  points,
  teach,
  ui: { ...ui, ...playerMessages },
};

type Rooms = typeof catalogues;

/** The key of a message: the name of its folder and its own, such as `menu.saved`. */
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
export type Messages = Partial<Readonly<Record<MessageKey | OtherForm, string>>>;

type Entry = Message | ((gaps: object) => Message);

/**
 * Every message by its key. A name in braces is a gap. A translation keeps the gap and may move it: `x_t at t = {t}`.
 */
export const english = Object.fromEntries(
  Object.entries(catalogues).flatMap(([namespace, words]) =>
    Object.entries<unknown>(words).map(([name, entry]) => [`${namespace}.${name}`, englishOf(entry as Entry)]),
  ),
) as Readonly<Record<MessageKey, string>>;

function englishOf(entry: Entry): string {
  return (typeof entry === 'function' ? entry({}) : entry).english;
}
