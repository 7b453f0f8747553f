import type { Text } from '../../i18n/message.js';
import type { Schedule } from '../../process/types.js';
import { messages } from '../ScheduleChart/messages.js';

const { linear, quadratic, sigmoid, cosine, custom } = messages;
const names: Readonly<Record<Schedule['kind'], Text>> = { linear, quadratic, sigmoid, cosine, custom };

/** The name of a kind of schedule. The schedule of a page may have an unknown kind. */
export function kindName(kind: string): Text {
  return Object.hasOwn(names, kind) ? names[kind as Schedule['kind']] : kind;
}
