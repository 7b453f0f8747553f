import type { Messages } from '../messages/index.js';
import json from './zh.json' with { type: 'json' };

/** Chinese, in simplified characters. What is left out is said in English: `npm run languages` lists it. */
export const messages: Messages = json;
