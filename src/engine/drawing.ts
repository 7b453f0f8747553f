// What a figure needs to get its image and to draw: one file, as each request takes longer than a few kilobytes.

export { decodeImage } from '../image/decode.js';
export { arrayDenoiser } from '../tensor/renderer.js';
export { Painter, watchContexts } from './painter.js';
export { enqueue, throttled } from './queue.js';
export { borrowRenderer, imagePainterOf } from './renderers.js';
export { watchSharpPixels } from './sharpPixels.js';
