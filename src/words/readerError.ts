import type { Message, Text } from './message.js';
import { say } from './say.js';
import { ENGLISH } from './speech.js';

/** An error that readers can mend, so that it is said in their language; those of a page's author are English. */
export class ReaderError extends Error {
  constructor(
    readonly words: Message,
    options?: ErrorOptions,
  ) {
    super(say(words, ENGLISH), options);
  }
}

/** What readers are told of an error. */
export function textOf(error: Error): Text {
  return error instanceof ReaderError ? error.words : error.message;
}
