import type { Work } from '../../engine/queue.js';
import type { Running } from '../../figure/compute.js';
import { maskedEntropies } from '../../masked/maskedEntropies.js';
import { MASK } from '../../masked/sequences.js';
import { unmask } from '../../masked/unmask.js';
import { BUDGETS, type Budget, GRID_ENTROPIES, hasFit, type OrderName, optionsOf, type Rest } from './model.js';

/** The number of grids for each share. */
export const COUNT = 500;
/** The number of grids in one slice, which takes a few milliseconds. */
const AT_ONCE = 25;
const SLICES = COUNT / AT_ONCE;

interface SharesRequest {
  readonly rest: Rest;
  readonly orders: readonly OrderName[];
  readonly eta: number;
  readonly seed: number;
}

/** The share of valid grids for a number of cells per step. */
export interface Outcome {
  readonly tokensPerStep: Budget;
  /** The mean number of steps. */
  readonly steps: number;
  /** The share of grids that are valid. */
  readonly valid: number;
}

export interface OrderLine {
  readonly order: OrderName;
  /** One for each of `BUDGETS`; fewer during the computation. */
  readonly outcomes: readonly Outcome[];
}

/** Computes the share of each order at each number of cells per step. */
export async function* sharesOf(
  request: SharesRequest,
  { show }: Pick<Running<OrderLine[]>, 'show'>,
): Work<OrderLine[]> {
  const { orders } = request;
  const lines: OrderLine[] = [];
  const jobs = orders.length * BUDGETS.length;
  for (const [index, order] of orders.entries()) {
    const outcomes: Outcome[] = [];
    for (const tokensPerStep of BUDGETS) {
      outcomes.push(yield* outcomeOf(request, order, tokensPerStep, (index * BUDGETS.length + outcomes.length) / jobs));
      show([...lines, { order, outcomes: [...outcomes] }]);
    }
    lines.push({ order, outcomes });
  }
  return lines;
}

async function* outcomeOf(
  { rest, eta, seed }: SharesRequest,
  order: OrderName,
  tokensPerStep: Budget,
  done: number,
): AsyncGenerator<number, Outcome> {
  const { cells, data } = rest;
  if (!data) return { tokensPerStep, steps: 0, valid: 1 };
  const options = optionsOf({ tokensPerStep, order, eta }, cells.length);
  let [steps, valid] = [0, 0];
  for (let slice = 0; slice < SLICES; slice++) {
    // The first grid of the first slice is the shown grid.
    const states = unmask(data, { ...options, count: AT_ONCE, seed: seed + slice / SLICES });
    const rowsOf = (state: Int8Array) =>
      Array.from({ length: AT_ONCE }, (_, i) => state.subarray(i * cells.length, (i + 1) * cells.length));
    const unfinished = states.flatMap((state) => rowsOf(state).filter((row) => row.includes(MASK)));
    steps += order === 'remasking' ? AT_ONCE * states.length : AT_ONCE + unfinished.length;
    valid += rowsOf(states.at(-1) as Int8Array).filter((row) => hasFit(data, row)).length;
    yield done;
  }
  return { tokensPerStep, steps: steps / COUNT, valid: valid / COUNT };
}

/** Computes H_j of the unknown cells. */
export async function* entropiesOf({ rest: { known, data } }: { readonly rest: Rest }): Work<readonly number[]> {
  if (known.every((token) => token === MASK)) return GRID_ENTROPIES;
  // One known cell leaves the most grids, 72.
  return data ? [...maskedEntropies(data)] : [];
}
