import type { NoiseQuantity, Quantity } from '../../core/graph.js';
import { noise, sum } from '../../core/quantity.js';
import { OTHER_EPSILON } from '../streams.js';

/** √(1-e²)·ε + e·δ: standard normal like ε, and more of it other noise the larger e is. */
export function wrongEpsilon(epsilon: NoiseQuantity, error: number, seed: number): Quantity {
  if (error === 0) return epsilon;
  const other = noise({ seed, stream: OTHER_EPSILON });
  const terms = [
    { coefficient: Math.sqrt(1 - error * error), name: 'epsilonShare', of: epsilon },
    { coefficient: error, name: 'otherShare', of: other },
  ];
  return sum(terms, null, { symbol: String.raw`\hat\epsilon` });
}
