import json from './es.json' with { type: 'json' };

/** Spanish. What is left out is said in English: `npm run languages` lists it. */
export const messages: Readonly<Record<string, string>> = json;
