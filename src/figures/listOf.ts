import type { Message } from '../i18n/message.js';
import { messages } from './messages.js';

/** Several messages in one gap of a sentence: `one; another`. There is at least one. */
export function listOf(items: readonly Message[]): Message {
  return items.reduce((before, item) => messages.list({ before, item }));
}
