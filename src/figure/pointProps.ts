import { DEFAULT_COUNT, POINT_SCHEDULE, SHOWN_LIMIT } from '../points/chosenPoints.js';
import * as prop from './prop.js';

// The calls are marked as pure, so that a bundler leaves out the tables that a page does not use.

/** Props of figures of points in the plane. */
export const ofPoints = {
  /** Number of points of a named set, an integer in 1 ≤ count ≤ 20,000; defaults to 2000. */
  count: /* @__PURE__ */ prop.integer({ default: DEFAULT_COUNT, min: 1, max: SHOWN_LIMIT }),
  /**
   * The noise schedule, or the options to make it from; defaults to the provider's, else to the cosine one over 1000 steps, which is the
   * schedule of the network for points.
   */
  schedule: /* @__PURE__ */ prop.schedule({ default: POINT_SCHEDULE }),
  /** The seed of the noise; the same seed gives the same points. Any finite number; defaults to 0. */
  seed: /* @__PURE__ */ prop.seed(),
};

/** The props of figures of points that need no single steps. A schedule or a path replaces `schedule`. */
export const ofPointsOnProcess = {
  ...ofPoints,
  /**
   * The noise schedule, the options to make it from, or a path in continuous time, as `gaussianPath` gives it, or as the plain data `{
   * path: 'flow', shift: 3 }`; defaults to the provider's, else to the cosine schedule over 1000 steps, which is the schedule of the
   * network for points. On a path t is a time.
   */
  schedule: /* @__PURE__ */ prop.process({ default: POINT_SCHEDULE }),
};
