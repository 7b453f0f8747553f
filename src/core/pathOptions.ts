import type { GaussianPath, PathOptions } from './types.js';

/** Of the registry, so that a page with two copies of the library reads the paths of either. */
const OPTIONS = Symbol.for('diffusion-figures: options of a path');

/** A path that remembers what it is made from. A copy of its members, which may have other curves, does not. */
export function withOptions(path: GaussianPath, options: PathOptions): GaussianPath {
  return Object.defineProperty(path, OPTIONS, { value: options, enumerable: false });
}

/** What a path of `gaussianPath` is made from; undefined for every other object. */
export function optionsOfPath(path: object): PathOptions | undefined {
  return (path as { [OPTIONS]?: PathOptions })[OPTIONS];
}
