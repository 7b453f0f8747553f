import { expectedX0 } from '../../core/expectedX0.js';
import type { PredictX0 } from '../../core/solve.js';
import type { Schedule } from '../../core/types.js';

/** The least and the largest logSnr that are guided. */
export type Interval = readonly [least: number, largest: number];

/** What is guided, and how. */
export interface Guiding {
  readonly points: Float32Array;
  /** The class of each point. */
  readonly labels: readonly number[];
  readonly schedule: Schedule;
  readonly label: number;
  readonly negative: number | null;
  readonly scale: number;
  /** Null: all. */
  readonly interval: Interval | null;
}

export interface SamplesRequest extends Guiding {
  readonly seed: number;
}

/** Each point stands for a Gaussian of this standard deviation. */
export const DEVIATION = 0.1;
/** A point is covered if a sample is as near. */
export const NEAR = DEVIATION;
export const SAMPLES = 200;

/** The exact x̂0 guided as it is asked for, or at a scale of its own: 0 is all points or the negative class, 1 the class alone. */
export function guidedX0({ schedule, points, scale, interval, negative, ...ofClass }: Guiding, own?: 0 | 1): PredictX0 {
  const options = {
    deviation: DEVIATION,
    labels: ofClass.labels,
    label: ofClass.label,
    negative: negative ?? undefined,
  };
  const guidance = own === undefined ? { scale, interval: interval ?? undefined } : { scale: own };
  return (xt, t) => expectedX0(points, xt, schedule, t, { ...options, ...guidance });
}

/** The points of the class. */
export function classOf({ points, labels, label }: Guiding): Float32Array {
  return points.filter((_, i) => labels[i >> 1] === label);
}

/** The share of points that have a sample within `NEAR`. */
export function coverageOf(points: Float32Array, samples: ArrayLike<number>): number {
  let covered = 0;
  for (let i = 0; i < points.length; i += 2) {
    for (let j = 0; j < samples.length; j += 2) {
      const x = (samples[j] as number) - (points[i] as number);
      const y = (samples[j + 1] as number) - (points[i + 1] as number);
      if (x * x + y * y > NEAR * NEAR) continue;
      covered++;
      break;
    }
  }
  return (2 * covered) / points.length;
}
