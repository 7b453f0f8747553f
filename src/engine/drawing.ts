// Loads a figure's image and draws it. The build bundles these modules into one file, because a request costs a page more time
// than a few kilobytes do.

export { decodeImage } from '../image/decode.js';
export { arrayDenoiser } from '../tensor/renderer.js';
export { Painter, watchContexts } from './painter.js';
export { enqueue, throttled } from './queue.js';
export { borrowRenderer, imagePainterOf } from './renderers.js';
export { watchSharpPixels } from './sharpPixels.js';
