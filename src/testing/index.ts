export { isFrozen } from '../hooks/frozen.js';
export { freeze } from './freeze.js';
export type { PageLike } from './page.js';
export { type SettledOptions, settled } from './settled.js';
