import { enqueue, type Work } from '../../engine/queue.js';

/** How far samples are from the data. */
export interface NearestDistances {
  /** Mean distance of a sample from the nearest point of the data. */
  readonly samples: number;
  /** Mean distance of a point of the data from the nearest other: samples that are as good as data come to that. */
  readonly data: number;
}

/** Points of the data that are compared with: four million distances take some 15 ms. */
const COMPARED = 2000;
/** Points that are measured in a step of the queue: about half a millisecond. */
const STEP = 64;

/**
 * Measures samples by the data, in the queue of the page's work.
 *
 * @param samples - x, y of each.
 * @param data - x, y of each; more than 2000 points are thinned evenly.
 */
export function nearestDistances(
  samples: Float32Array,
  data: Float32Array,
  signal?: AbortSignal,
): Promise<NearestDistances> {
  const count = Math.min(COMPARED, data.length / 2);
  const compared = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    const from = 2 * Math.floor((i * data.length) / 2 / count);
    compared.set(data.subarray(from, from + 2), 2 * i);
  }
  return enqueue(measured(samples, compared), { signal });
}

async function* measured(samples: Float32Array, data: Float32Array): Work<NearestDistances> {
  return { samples: yield* meanNearest(samples, data, false), data: yield* meanNearest(data, data, true) };
}

/** Mean distance of points from the nearest of others; among themselves each is left out of its own search. */
async function* meanNearest(points: Float32Array, others: Float32Array, areSame: boolean): Work<number> {
  let sum = 0;
  for (let i = 0; i < points.length; i += 2) {
    sum += nearestTo(points[i] as number, points[i + 1] as number, others, areSame ? i : -1);
    if ((i / 2) % STEP === 0) yield i / points.length;
  }
  return sum / (points.length / 2);
}

function nearestTo(x: number, y: number, others: Float32Array, without: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < others.length; i += 2) {
    const square = ((others[i] as number) - x) ** 2 + ((others[i + 1] as number) - y) ** 2;
    if (square < least && i !== without) least = square;
  }
  return Math.sqrt(least);
}
