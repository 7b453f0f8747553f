import { type Axis, pointsAlong, positionOn, positionsOf, type Scale } from '../../src/charts/axes.js';
import type { Curve, CurvesContent } from '../../src/charts/Chart.js';
import { linePath, type Point, within } from '../../src/charts/geometry.js';

// Where a chart draws its curves.

function pointsIn(x: Axis, { values, points }: Curve): readonly Point[] {
  return points ?? pointsAlong(x, values);
}

/** The path of a curve. */
export function pathIn(scale: Scale, curve: Curve): string {
  return linePath(positionsOf(pointsIn(scale.x, curve), scale));
}

/** The heights of a curve at its points, from 0 at the bottom to 1; those outside are at the edge. */
export function heightsIn(scale: Scale, curve: Curve): number[] {
  return positionsOf(pointsIn(scale.x, curve), scale).map(([, height]) => within(height));
}

/** The height of a curve at the marker, which is outside of the plot if it is not from 0 to 1. */
export function heightAtMarker({ x, y, marker }: CurvesContent, curve: Curve): number {
  const points = pointsIn(x, curve);
  const index = Math.round(positionOn(x, marker.value ?? 0) * (points.length - 1));
  return positionOn(y, points[index]?.[1] as number);
}
