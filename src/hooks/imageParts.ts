// What a figure needs to get its image: one file, as each request takes longer than a few kilobytes.

export { decodeImage } from '../image/decode.js';
export { borrowRenderer } from './renderers.js';
