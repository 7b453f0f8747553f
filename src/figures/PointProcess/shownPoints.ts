import type { Quantity } from '../../core/graph.js';
import type { Opening } from '../../loupe/Opener.js';
import { PLOTS } from '../../loupe/pictures.js';
import { messages } from './messages.js';
import type { ShownProcess } from './process.js';

/** What the loupe of points looks at. */
export interface ShownPoints {
  readonly process: ShownProcess;
  /** x_t, as a quantity. */
  readonly xt: Quantity;
  /** Of ε. */
  readonly seed: number;
  /** Rings a point in all plots, by its index; none for null. */
  readonly onRing: (point: number | null) => void;
}

export const POINT_LOUPE: Opening<ShownPoints> = {
  kind: PLOTS,
  hint: messages.hint,
  loupeOf: ({ PointLoupe }) => PointLoupe,
};
