import type { Messages } from '../messages/index.js';
import json from './de.json' with { type: 'json' };

/** German. What is left out is said in English: `npm run languages` lists it. */
export const messages: Messages = json;
