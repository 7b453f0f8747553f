// The streams of a seed that figures draw from, so that figures share noise only where they should.

/** The ε that `NoiseTriptych`, `Histogram`, `X0Reconstruction` and `MeanComparison` share: they show the same x_t. */
export const SHARED_EPSILON = 0;

/** The other noise in an ε that is wrong: `epsilonError`. */
export const OTHER_EPSILON = 4;

/** The x_{t-1} of `ChainDiagram`, and the step from it to x_t. */
export const DIAGRAM_PREVIOUS = 2;
export const DIAGRAM_STEP = 3;

/**
 * The ε of figures of points. Apart from the streams of `pointSet`, whose points would else lie where their noise points. x_T
 * is not: `CHAIN_START` is the stream of `'twoMoons'`, so that the i-th start is the blur of the i-th point, of which paths show nothing.
 */
export const POINT_EPSILON = 0x100;

const GRID = 0x10000;
const GRID_ROW = 0x1000;

/** A sample of `ForwardGrid`; adding rows or samples changes no other sample. */
export function gridSample(row: number, sample: number): number {
  return GRID + row * GRID_ROW + sample;
}

/** The x_{t-1} that the samples of a row of `ForwardGrid` share. */
export function gridPrevious(row: number): number {
  return GRID + row * GRID_ROW + (GRID_ROW - 1);
}

/** The x_t over which figures of points measure a denoiser. Apart from the streams of `pointSet`, as the data are drawn there. */
export const POINT_DRAWS = 0x101;

/** The draws of a density that `Guidance` compares its samples with. */
export const PRODUCT_DRAWS = 0x103;
/** The starts of trajectories on Gaussian paths. */
export const POINT_TRAJECTORIES = 0x102;

export { CHAIN_START, chainStep } from '../core/chainStreams.js';
