import json from '../locales/es.json' with { type: 'json' };
import type { Messages } from './index.js';

/** Spanish. What is left out is said in English: `npm run languages` lists it. */
export const messages: Messages = json;
