import json from './fr.json' with { type: 'json' };

/** French. What is left out is said in English: `npm run languages` lists it. */
export const messages: Readonly<Record<string, string>> = json;
