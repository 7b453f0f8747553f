// Writes WebM films: loaded when a reader asks for one.

export { WebmWriter } from '../film/webm.js';
