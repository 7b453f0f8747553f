// What a figure needs to draw: one file, as each request takes longer than a few kilobytes.

export { arrayDenoiser, computeExactly, Renderer } from '../tensor/renderer.js';
export { watchDistance } from './distance.js';
export { Painter } from './painter.js';
export { nowAndThen } from './progress.js';
export { watchSharpPixels } from './sharpPixels.js';
export { toolsOf } from './tools.js';
export { watchContexts } from './watchContexts.js';
export { enqueue } from './workQueue.js';
