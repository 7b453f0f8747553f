import { forwardJump } from '../../process/forwardJump.js';
import { type Mark, type NoiseQuantity, type Quantity, type SumQuantity, sum } from '../../process/graph.js';
import { GRID, GRID_ROW } from '../../process/noiseHash.js';
import { CLEAN, isPath, scalesAt } from '../../process/process.js';
import type { Process } from '../../process/types.js';
import { PATH_NOISE_SCALE, PATH_SIGNAL_SCALE } from '../../tex/symbols.js';

export {
  CHAIN_START,
  chainStep,
  DIAGRAM_PREVIOUS,
  DIAGRAM_STEP,
  OTHER_EPSILON,
  SHARED_EPSILON,
} from '../../process/noiseHash.js';

/**
 * The ε of figures of points. It is not one of the streams of `pointSet`, because then the points would lie at their noise. x_T does use
 * such a stream: `CHAIN_START` is the stream of `'twoMoons'`, so that the i-th start is the blur of the i-th point, which is invisible in
 * paths.
 */
export const POINT_EPSILON = 0x100;

/** The stream of a sample of `ForwardGrid`. Additional rows or samples change no other sample. */
export function gridSample(row: number, sample: number): number {
  return GRID + row * GRID_ROW + sample;
}

/** The x_{t-1} that the samples of a row of `ForwardGrid` share. */
export function gridPrevious(row: number): number {
  return GRID + row * GRID_ROW + (GRID_ROW - 1);
}

/** The x_t over which figures of points measure a denoiser. It is not one of the streams of `pointSet`, from which the data are drawn. */
export const POINT_DRAWS = 0x101;

/** The draws of a density with which `Guidance` compares its samples. */
export const PRODUCT_DRAWS = 0x103;
/** The draws of a posterior from which `Observations` measures distances, and the streams after it. */
export const OBSERVED_DRAWS = 0x110;
/** The starts of trajectories on Gaussian paths. */
export const POINT_TRAJECTORIES = 0x102;

// On a path whose noise has no bound, such as VE and EDM, x_t has values that no screen shows. Figures then show x_t/√(α_t² + σ_t²), which
// is as long as x_0 and ε, and otherwise x_t itself.

/** The divided x_t in TeX. */
export const XT_DIVIDED = `x_t/\\sqrt{${PATH_SIGNAL_SCALE}^2+${PATH_NOISE_SCALE}^2}`;
/** The difference from 1 that counts as rounding. */
const ROUNDING = 1e-9;

/** The divisor of x_t in a drawing; 1 for x_t itself. */
export function shownDivisor(process: Process, t: number): number {
  if (!isPath(process)) return 1;
  const { alpha, sigma } = scalesAt(process, t);
  const norm = Math.hypot(alpha, sigma);
  return norm > 1 + ROUNDING ? norm : 1;
}

/** Whether x_t is divided at any t. The end decides, because the noise is largest there. */
export function isDivided(process: Process): boolean {
  return isPath(process) && shownDivisor(process, process.end) > 1;
}

/** The x_t of (2) as it is drawn. */
export function shownJump(process: Process, clean: Quantity, t: number, z: NoiseQuantity): SumQuantity {
  return divided(forwardJump(process, clean, t, z), shownDivisor(process, t));
}

/** A state of a chain as it is drawn. The clean end, at t = -1, is not divided. */
export function shownQuantity(process: Process, state: Quantity): Quantity {
  const { t = CLEAN } = state;
  return state.kind === 'sum' && t !== CLEAN ? divided(state, shownDivisor(process, t)) : state;
}

/** A sum whose coefficients are all divided. */
function divided(state: SumQuantity, by: number): SumQuantity {
  if (by === 1) return state;
  const { terms, noise, symbol, t } = state;
  const mark: Mark = { symbol, t };
  const scaled = <Of extends { readonly coefficient: number }>(term: Of) => ({
    ...term,
    coefficient: term.coefficient / by,
  });
  return sum(terms.map(scaled), noise && scaled(noise), mark);
}
