import { type Say, say } from '../../src/words/say.js';
import { ENGLISH } from '../../src/words/speech.js';

/** Says a text as a page without messages of its own does. */
export const english: Say = (text) => say(text, ENGLISH);
