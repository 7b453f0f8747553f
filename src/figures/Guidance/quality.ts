import { curvePoints, type PointSetName } from '../../learn/pointSets.js';
import { precisionRecall } from '../../mixture/sampleMetrics.js';
import { pointsOf, thinned } from '../../points/chosenPoints.js';

// The quality of samples without a class. A figure loads this file when it has a guide.

/** The quality of samples, compared with their data. */
export interface Quality {
  /** The mean distance of samples and of data from the curve of the set; null for the page's own points. */
  readonly distance: { readonly samples: number; readonly data: number } | null;
  readonly precision: number;
  readonly recall: number;
}

/** The number of points on the curve. Their distances are smaller than any difference that is shown. */
const ON_CURVE = 4000;
/** The largest number of compared points. More distances would take longer than a slice. */
const COMPARED = 500;
/** The number of neighbors that sets the radius of the ball around each point, up to the third nearest; Kynkäänniemi et al. 2019. */
export const NEIGHBOURS = 3;

/** Compares samples with data, in short steps. Returns null for fewer than four points, which have no third nearest neighbors. */
export function* qualityOf(
  points: Float32Array,
  samples: Float32Array,
  set: PointSetName | null,
): Generator<number, Quality | null> {
  const data = thinned(pointsOf(points), COMPARED).values;
  if (data.length <= 2 * NEIGHBOURS) return null;
  const shares = precisionRecall(data, samples, { neighbours: NEIGHBOURS });
  yield 1;
  if (set === null) return { distance: null, ...shares };
  const curve = curvePoints(set, ON_CURVE);
  const ofSamples = yield* distanceTo(curve, samples);
  return { distance: { samples: ofSamples, data: yield* distanceTo(curve, data) }, ...shares };
}

/** Points in one slice of the distances from the curve. */
const SLICE = 100;

/** The mean distance of points from the nearest of the others. */
function* distanceTo(others: Float32Array, points: Float32Array): Generator<number, number> {
  let sum = 0;
  for (let i = 0; i < points.length; i += 2) {
    let nearest = Number.POSITIVE_INFINITY;
    for (let j = 0; j < others.length; j += 2) {
      const x = (others[j] as number) - (points[i] as number);
      const y = (others[j + 1] as number) - (points[i + 1] as number);
      nearest = Math.min(nearest, x * x + y * y);
    }
    sum += Math.sqrt(nearest);
    if (i % (2 * SLICE) === 0) yield 1;
  }
  return (2 * sum) / points.length;
}
