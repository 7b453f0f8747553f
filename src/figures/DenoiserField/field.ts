import { complaint, invalid } from '../../base/check.js';
import type { Work } from '../../engine/queue.js';
import type { Running } from '../../figure/compute.js';
import type { Domain } from '../../points/chosenPoints.js';
import { forwardJumpCoefficients } from '../../process/coefficients.js';
import type { Process } from '../../process/types.js';
import {
  drawnScale,
  drawStates,
  exactX0,
  gridIn,
  inSlices,
  learnedX0,
  outputAt,
  type PredictX0,
  rmsBetween,
} from '../shared/pointDenoisers/predictX0.js';
import type { FigurePointDenoiser } from '../shared/pointDenoisers/useDenoiser.js';

/** The kind of arrow: from x_t to x̂0, or along the score. */
export type FieldArrows = 'x0' | 'score';

export interface FieldRequest {
  readonly points: Float32Array;
  readonly denoiser: FigurePointDenoiser | null;
  readonly schedule: Process;
  readonly t: number;
  readonly seed: number;
  readonly domain: Domain;
  readonly arrows: FieldArrows;
}

/** Arrows at the points of a grid. */
export interface Field {
  readonly request: FieldRequest;
  /** The x, y of each tail. */
  readonly tails: Float32Array;
  /** The x, y of each head; null without a prediction of the network. */
  readonly exact: Float32Array;
  readonly learned: Float32Array | null;
  /** The factor of the arrows' lengths in the drawing. */
  readonly scale: number;
  /** The root mean square, over draws of x_t, of the exact arrow's length, and of the learned arrow's difference from it. */
  readonly length: number;
  readonly difference: number | null;
}

/** The number of arrows in a row and in a column. */
export const GRID = 24;
/** The draws of x_t for both numbers. */
export const DRAWS = 512;
/** The drawn length of the longest exact arrow, in cells of the grid. */
const LONGEST = 2;

/** Computes the exact and the learned arrows at t. If the network fails, shows the exact arrows and throws. */
export async function* fieldOf(request: FieldRequest, { show }: Partial<Running<Field>> = {}): Work<Field> {
  const { points, denoiser, schedule, t, seed, domain } = request;
  const exact = await exactX0(points, schedule);
  const tails = gridIn(domain, GRID);
  const draws = drawStates(points, schedule, t, DRAWS, seed);
  const exactArrows = yield* arrowsAt(request, exact, tails);
  const exactOfDraws = yield* arrowsAt(request, exact, draws);
  const length = rmsBetween(exactOfDraws, new Float32Array(exactOfDraws.length));
  if (!(exactArrows.every(Number.isFinite) && Number.isFinite(length))) {
    throw invalid('t', t, 'a time with more noise: float32 does not hold the score');
  }
  const scale = drawnScale(exactArrows, domain, GRID, LONGEST);
  const field = {
    request,
    tails,
    scale,
    exact: headsOf(tails, exactArrows, scale),
    length,
    learned: null,
    difference: null,
  };
  if (!denoiser) return field;
  try {
    const predict = learnedX0(denoiser, schedule);
    const learned = headsOf(tails, yield* arrowsAt(request, predict, tails), scale);
    const difference = rmsBetween(yield* arrowsAt(request, predict, draws), exactOfDraws);
    if (!(learned.every(Number.isFinite) && Number.isFinite(difference))) {
      throw complaint(outputAt(t), 'arrows too long for float32', 'values nearer to the data');
    }
    return { ...field, learned, difference };
  } catch (error) {
    show?.(field);
    throw error;
  }
}

/**
 * Computes the arrows of many x_t: x̂0 - x_t, or the score ∇ log q(x_t) = (√ᾱ_t·x̂0 - x_t) / (1-ᾱ_t), which is -ε̂/√(1-ᾱ_t); Song et al.
 * 2021 (score-based generative modeling through SDEs), section 3; the notebook's (5) solved for ε.
 */
async function* arrowsAt(
  { schedule, t, arrows }: FieldRequest,
  predict: PredictX0,
  xt: Float32Array,
): AsyncGenerator<number, Float32Array> {
  const { a, sigma } = forwardJumpCoefficients(schedule, t);
  if (arrows === 'score' && sigma === 0) throw invalid('t', t, 'a time at which there is noise, and so a score');
  const [ofX0, divisor] = arrows === 'score' ? [a, sigma ** 2] : [1, 1];
  const predicted = yield* inSlices(predict, xt, t);
  return predicted.map((x0, index) => (ofX0 * x0 - (xt[index] as number)) / divisor);
}

function headsOf(tails: Float32Array, arrows: Float32Array, scale: number): Float32Array {
  return tails.map((tail, index) => tail + scale * (arrows[index] as number));
}
