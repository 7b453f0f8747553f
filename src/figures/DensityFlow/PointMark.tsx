import { acrossOf, type Domain, downOf } from '../../marks/scatter/domain.js';

/** A ring where a reader's point is: of paper and ink, to be seen over particles. */
export function PointMark({ place, domain }: { place: readonly [x: number, y: number]; domain: Domain }) {
  const at = { cx: acrossOf(domain, place[0]), cy: downOf(domain, place[1]), r: 0.022 };
  return (
    <>
      <circle className="df-scatter-ring df-scatter-halo" {...at} vectorEffect="non-scaling-stroke" />
      <circle className="df-scatter-ring" {...at} vectorEffect="non-scaling-stroke" />
    </>
  );
}
