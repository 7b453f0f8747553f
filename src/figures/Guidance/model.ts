import { complaint, invalid } from '../../base/check.js';
import type { Text } from '../../i18n/message.js';
import { type PointSetName, pointLabels } from '../../learn/pointSets.js';
import { checkList } from '../../mixture/mixture.js';
import { expectedX0 } from '../../mixture/posterior.js';
import { choosePoints, type Domain, domainOf, type PointsSource } from '../../points/chosenPoints.js';
import type { PredictX0 } from '../../process/solve.js';
import type { Schedule } from '../../process/types.js';

/** The class of each point, numbers. */
export type LabelsSource = ArrayLike<number>;

interface LabelledPoints {
  readonly values: Float32Array;
  readonly labels: readonly number[];
  /** Each label once, in ascending order. */
  readonly classes: readonly number[];
  /** The name of the set in words; null for the page's own points. */
  readonly name: Text | null;
  readonly domain: Domain;
}

/** The largest number of classes in the list that readers choose from. */
const MAX_CLASSES = 200;
/** The size of the plot relative to the data, with room for samples that guidance moves beyond the data. */
const ROOM = 1.2;

/**
 * The points of a source with their classes; without given labels, the labels of the set.
 *
 * @param areAlike - whether all points have the class 0, because the figure samples no class.
 * @throws RangeError for points or labels that are invalid, or of different lengths.
 */
export function labelledPoints(
  source: PointsSource,
  labels: LabelsSource | null,
  count: number,
  areAlike = false,
): LabelledPoints {
  const { points, given, name } = choosePoints(source, count);
  const { values } = points;
  const ownLabels = typeof source === 'string' ? pointLabels(source, { count }) : null;
  const all = areAlike ? new Uint8Array(given) : (labels ?? ownLabels);
  const expected = `the class of each point, ${given} numbers`;
  if (all === null) throw invalid('labels', labels, expected);
  checkList('labels', all);
  if (all.length !== given) throw complaint('labels', `${all.length} values`, expected);
  const shown = values.length / 2;
  // The labels are thinned evenly in the same way as too many points.
  const chosen = Array.from({ length: shown }, (_, i) => all[Math.floor((i * given) / shown)] as number);
  const wrong = chosen.findIndex((label) => !Number.isFinite(label));
  if (wrong !== -1) throw invalid(`labels[${wrong}]`, chosen[wrong], 'a finite number');
  const classes = [...new Set(chosen)].sort((one, other) => one - other);
  if (classes.length > MAX_CLASSES) {
    throw complaint('labels', `${classes.length} different numbers`, `at most ${MAX_CLASSES} classes`);
  }
  const domain = domainOf(values);
  return { values, labels: chosen, classes, name, domain: { ...domain, half: ROOM * domain.half } };
}

/** The least and the largest guided logSnr. */
export type Interval = readonly [least: number, largest: number];

/** The data and the settings of guidance. */
export interface Guiding {
  readonly points: Float32Array;
  /** The class of each point. */
  readonly labels: readonly number[];
  readonly schedule: Schedule;
  readonly label: number;
  readonly negative: number | null;
  readonly scale: number;
  /** The guided interval; null for all logSnr. */
  readonly interval: Interval | null;
  /** The standard deviation of the Gaussian around each point. */
  readonly deviation: number;
  /** The guide, which replaces classes; null if a class guides. */
  readonly guide: Guide | null;
}

/** A blurred copy of the denoiser, whose Gaussians around the points have a larger standard deviation. */
export interface Guide {
  readonly deviation: number;
}

export interface SamplesRequest extends Guiding {
  readonly seed: number;
  /** The set of the points; null for the page's own points. */
  readonly set: PointSetName | null;
}

/** The default standard deviation of the Gaussian around a point. */
export const DEVIATION = 0.1;
/** The distance of a sample up to which a point is covered. */
export const NEAR = 0.1;
export const SAMPLES = 200;

/**
 * Computes the exact x̂0 with guidance, at the given scale or at `own`: 0 is the prediction for all points, the negative class or the
 * guide; 1 is the prediction for the class or the denoiser alone.
 */
export function guidedX0(guiding: Guiding, own?: 0 | 1): PredictX0 {
  const { schedule, points, scale, interval, deviation, guide, labels, label, negative } = guiding;
  const options = {
    ...({ deviation, precision: 'float32' } as const),
    ...(guide ? { guide } : { labels, label, negative: negative ?? undefined }),
    ...(own === undefined ? { scale, interval: interval ?? undefined } : { scale: own }),
  };
  return (xt, t) => expectedX0(points, xt, schedule, t, options);
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
