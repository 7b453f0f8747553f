import json from '../locales/zh.json' with { type: 'json' };
import type { Messages } from './index.js';

/** Chinese, in simplified characters. What is left out is said in English: `npm run languages` lists it. */
export const messages: Messages = json;
