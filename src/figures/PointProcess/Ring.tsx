'use client';
import { acrossOf, type Domain, downOf } from '../../marks/scatter/domain.js';

export interface RingProps {
  /** x, y of each point. */
  points: Float32Array;
  /** Which one is ringed; nothing is, if there is none of that index. */
  index: number;
  domain: Domain;
}

/** As a share of the plot's side. */
const RADIUS = 0.035;

/** A ring around a point, for the inside of a plot. Rings of paper and ink are seen over points of every colour. */
export function Ring({ points, index, domain }: RingProps) {
  const [x, y] = points.subarray(2 * index, 2 * index + 2);
  if (x === undefined || y === undefined) return null;
  const place = { cx: acrossOf(domain, x), cy: downOf(domain, y), r: RADIUS };
  return (
    <g className="df-scatter-ring">
      <circle className="df-scatter-halo" {...place} vectorEffect="non-scaling-stroke" />
      <circle {...place} vectorEffect="non-scaling-stroke" />
    </g>
  );
}
