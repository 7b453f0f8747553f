// What lets a reader look closer once there is an image: one file, loaded then.

export { Openable } from './Openable.js';
export { ShownAt } from './ShownAt.js';
