// Takes the frames of films and writes GIFs: loaded when a reader asks for a film.

export { frameOf, gifOf } from '../film/gif.js';
