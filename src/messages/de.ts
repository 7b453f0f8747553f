import json from '../locales/de.json' with { type: 'json' };
import type { Messages } from './index.js';

/** German. What is left out is said in English: `npm run languages` lists it. */
export const messages: Messages = json;
