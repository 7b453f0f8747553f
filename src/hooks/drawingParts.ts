// What a figure needs once there is something to draw: one file, loaded with the renderer.

export { watchDistance } from './distance.js';
export { Painter } from './painter.js';
export { nowAndThen } from './progress.js';
export { watchSharpPixels } from './sharpPixels.js';
export { watchContexts } from './watchContexts.js';
export { enqueue } from './workQueue.js';
