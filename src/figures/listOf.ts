import type { Message } from '../words/message.js';
import { words } from './words.js';

/** Several messages in one gap of a sentence: `one; another`. There is at least one. */
export function listOf(items: readonly Message[]): Message {
  return items.reduce((before, item) => words.list({ before, item }));
}
