import json from './de.json' with { type: 'json' };

/** German. What is left out is said in English: `npm run languages` lists it. */
export const messages: Readonly<Record<string, string>> = json;
