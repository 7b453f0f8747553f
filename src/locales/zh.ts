import json from './zh.json' with { type: 'json' };

/** Chinese, in simplified characters. What is left out is said in English: `npm run languages` lists it. */
export const messages: Readonly<Record<string, string>> = json;
