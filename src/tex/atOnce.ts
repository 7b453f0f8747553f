/** What a server has at once: its markup contains every formula. */
export * as typesettingAtOnce from './typeset.js';
