// What a figure needs to get its image and to draw: one file, as each request takes longer than a few kilobytes.

export { Painter, throttled, watchContexts } from '../engine/painter.js';
export { enqueue } from '../engine/queue.js';
export { borrowRenderer, imagePainterOf } from '../engine/renderers.js';
export { watchSharpPixels } from '../hooks/sharpPixels.js';
export { decodeImage } from '../image/decode.js';
export { arrayDenoiser } from '../tensor/renderer.js';
