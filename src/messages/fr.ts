import json from '../locales/fr.json' with { type: 'json' };
import type { Messages } from './index.js';

/** French. What is left out is said in English: `npm run languages` lists it. */
export const messages: Messages = json;
