import type { Text } from '../i18n/message.js';
import { messages } from './ScheduleChart/messages.js';

const { linear, quadratic, sigmoid, cosine, custom } = messages;
const names: Readonly<Record<string, Text>> = { linear, quadratic, sigmoid, cosine, custom };

/** What a kind of schedule is called; a page's own schedule may have one that we do not know. */
export function kindName(kind: string): Text {
  return Object.hasOwn(names, kind) ? (names[kind] as Text) : kind;
}
