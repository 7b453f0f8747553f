import { logDensity } from '../../core/density.js';
import { type Paths, statesAt } from '../SampleTrajectories/walk.js';
import { COUNTED, SHARES, type Shade } from './shade.js';

/** How many particles of a way lie within the counted line of a density. */
export function insideOf({ request, levels }: Shade, paths: Paths): number {
  const { points, deviation, process, t } = request;
  const least = Math.log(levels[SHARES.indexOf(COUNTED)] as number);
  return logDensity(points, statesAt(paths, t), process, t, { deviation }).filter((value) => value >= least).length;
}
