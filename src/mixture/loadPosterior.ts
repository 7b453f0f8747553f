import { imported } from '../lazy/lazy.js';
import { setFast } from './precision.js';

let loading: Promise<void> | null = null;

/**
 * Loads the kernel of `precision: 'float32'`, 5 kB of WebAssembly and JavaScript. Without it, and where the host has no WebAssembly with
 * SIMD, float64 is computed. What computes waits for it first, so that the last bits of a result are the same in every run.
 *
 * ```ts
 * await loadPosterior();
 * expectedX0([-1, 0, 1, 0], [0.2, 0.1], createSchedule(), 400, { precision: 'float32' }); // about [0.07, 0]
 * ```
 *
 * @returns a promise that is fulfilled even if the kernel could not be loaded; then the next call tries again.
 */
export function loadPosterior(): Promise<void> {
  loading ??= imported(() => import('./sums.js')).then(
    ({ fastPosterior }) => setFast(fastPosterior()),
    () => {
      loading = null;
    },
  );
  return loading;
}
