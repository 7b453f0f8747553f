import { type GaussianPath, type GaussianPathKind, gaussianPath } from '../../src/core/index.js';

/** The paths whose pictures a lesson shows, and what it calls them. */
export const shownPaths: readonly (readonly [kind: GaussianPathKind, name: string])[] = [
  ['vp-linear', 'DDPM, linear β'],
  ['cosine', 'cosine'],
  ['flow', 'flow matching'],
  ['edm', 'EDM'],
];

/** How much of the time has passed in the upper row. */
export const SHARE = 0.2;
/** The log-SNR of the lower row. */
export const LOG_SNR = 0;

/** The t of both rows on a path. */
export function shownTimes(kind: GaussianPathKind): readonly [atShare: number, atLogSnr: number] {
  const path = gaussianPath({ kind });
  return [SHARE * path.end, path.timeAt(LOG_SNR)];
}

/** The scales of image and noise, divided by √(α² + σ²). */
export function dividedScales(path: GaussianPath, t: number): readonly [alpha: number, sigma: number] {
  const size = Math.hypot(path.alpha(t), path.sigma(t));
  return [path.alpha(t) / size, path.sigma(t) / size];
}
