import type { GaussianPath } from '../../core/types.js';

/**
 * √(α² + σ²), the size of x_t where x0 and noise are of size 1. Divided by it, states of any path are the same at the same
 * logSnr: x_t/√(α² + σ²) has the scales of a variance-preserving path.
 *
 * @param t - of the path, or -1, the clean end.
 */
export function normAt(path: GaussianPath, t: number): number {
  return t < 0 ? 1 : Math.hypot(path.alpha(t), path.sigma(t));
}
