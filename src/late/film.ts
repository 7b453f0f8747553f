// What writes films: loaded when a reader asks for one.

export { frameOf, gifOf } from '../export/film.js';
export { WebmWriter } from '../export/webm.js';
