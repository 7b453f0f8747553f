// What a figure needs to get its image and to draw: one file, as each request takes longer than a few kilobytes.

export { Painter } from '../hooks/painter.js';
export { nowAndThen } from '../hooks/progress.js';
export { borrowRenderer } from '../hooks/renderers.js';
export { watchSharpPixels } from '../hooks/sharpPixels.js';
export { toolsOf } from '../hooks/tools.js';
export { watchContexts } from '../hooks/watchContexts.js';
export { enqueue } from '../hooks/workQueue.js';
export { decodeImage } from '../image/decode.js';
export { arrayDenoiser } from '../tensor/renderer.js';
