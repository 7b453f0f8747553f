import type { PredictX0 } from '../../core/solve.js';
import type { Work } from '../../engine/queue.js';
import type { Domain } from '../../marks/scatter/domain.js';
import { drawnScale, gridIn } from '../pointDenoisers/arrowGrid.js';
import { type Guiding, guidedX0 } from './guiding.js';

export interface ArrowsRequest extends Guiding {
  readonly t: number;
  readonly domain: Domain;
}

/** From places of a grid, x_t: x, y of each, in the lengths in which they are drawn. */
export interface Arrows {
  readonly request: ArrowsRequest;
  readonly tails: Float32Array;
  /** To x̂0 of all points, or of the negative class. */
  readonly base: Float32Array;
  /** To x̂0 of the class. */
  readonly ofClass: Float32Array;
  /** To the guided x̂0. */
  readonly guided: Float32Array;
  /** By what their lengths are multiplied. */
  readonly scale: number;
}

/** Arrows across and down. */
const GRID = 14;
/** How long the longest arrow to x̂0 of the class or of all points is drawn, in cells of the grid. */
const LONGEST = 1.3;

/** The arrows at t. */
export async function* arrowsOf(request: ArrowsRequest): Work<Arrows> {
  const { t, domain } = request;
  const tails = gridIn(domain, GRID);
  const heads = [];
  for (const predict of [guidedX0(request, 0), guidedX0(request, 1), guidedX0(request)]) {
    heads.push(yield* byRows(predict, tails, t));
  }
  const [base, ofClass, guided] = heads as [Float32Array, Float32Array, Float32Array];
  const arrowTo = (ends: Float32Array) => ends.map((end, i) => end - (tails[i] as number));
  const arrows = Float32Array.from([...arrowTo(base), ...arrowTo(ofClass)]);
  const scale = drawnScale(arrows, domain, GRID, LONGEST);
  const drawn = (ends: Float32Array) =>
    ends.map((end, i) => (tails[i] as number) + scale * (end - (tails[i] as number)));
  return { request, tails, base: drawn(base), ofClass: drawn(ofClass), guided: drawn(guided), scale };
}

async function* byRows(predict: PredictX0, tails: Float32Array, t: number): AsyncGenerator<number, Float32Array> {
  const heads = new Float32Array(tails.length);
  for (let start = 0; start < tails.length; start += 2 * GRID) {
    heads.set(predict(Float64Array.from(tails.subarray(start, start + 2 * GRID)), t), start);
    yield 0;
  }
  return heads;
}
