import { checkPositiveInteger, complaint } from '../base/check.js';
import { checkValues, DEFAULT_DIMENSION } from './mixture.js';
import { largestOf } from './numbers.js';

/** The largest number of rows. The time grows with the cube: this many rows take about a second. */
const MAX_ROWS = 512;

/**
 * Assigns each row to one column, one to one, so that the sum of squared distances is least: the optimal coupling of
 * two sets of as many points. Flow matching with couplings of a batch pairs noise with data in this way;
 * Tong et al. 2024.
 *
 * Shortest augmenting paths, row by row; Jonker & Volgenant 1987.
 *
 * ```ts
 * assignment([0, 0, 5, 5], [6, 5, 1, 0]); // Uint32Array [1, 0]
 * ```
 *
 * @param rows - points, one after the other, finite numbers; 1 to 512 points.
 * @param columns - as many points.
 * @param dimension - values a point; defaults to 2.
 * @returns the index of a column for each row, each once. Of several best ones it is always the same.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function assignment(
  rows: ArrayLike<number>,
  columns: ArrayLike<number>,
  dimension: number = DEFAULT_DIMENSION,
): Uint32Array {
  checkPositiveInteger('dimension', dimension);
  checkValues('rows', rows, dimension);
  checkValues('columns', columns, dimension);
  const count = rows.length / dimension;
  if (count < 1 || count > MAX_ROWS) throw complaint('rows', `${count} points`, `1 to ${MAX_ROWS} points`);
  if (columns.length !== rows.length) {
    throw complaint('columns', `${columns.length / dimension} points`, `as many as rows, ${count}`);
  }
  return assigned(squaredDistances(rows, columns, dimension), count);
}

function squaredDistances(rows: ArrayLike<number>, columns: ArrayLike<number>, dimension: number): Float64Array {
  const count = rows.length / dimension;
  const costs = new Float64Array(count * count);
  // The best pairs are the same in any unit. In this one no square is infinite.
  const unit = Math.max(1, largestOf(rows), largestOf(columns));
  const [from, to] = [rows, columns].map((values) => Float64Array.from(values, (value) => value / unit)) as [
    Float64Array,
    Float64Array,
  ];
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      let sum = 0;
      for (let axis = 0; axis < dimension; axis++) {
        sum += ((from[row * dimension + axis] as number) - (to[column * dimension + axis] as number)) ** 2;
      }
      costs[row * count + column] = sum;
    }
  }
  return costs;
}

const NONE = -1;

/** An assignment under way: which row has which column, and prices of the columns. */
interface Assigned {
  readonly rowOf: Int32Array;
  readonly columnOf: Int32Array;
  /** The price of each column. The cost of a row's own column less its price is at most that of every other column. */
  readonly prices: Float64Array;
  /**
   * The data of the search: the length to each column, the row before it, and all columns, with the unvisited columns
   * first.
   */
  readonly lengths: Float64Array;
  readonly before: Int32Array;
  readonly columns: Int32Array;
}

/** Gives columns to the rows that are nearest to them, then takes the other rows in by the cheapest chain of rows that move to another. */
function assigned(costs: Float64Array, count: number): Uint32Array {
  const state = nearestRows(costs, count);
  const { rowOf, columnOf, before } = state;
  for (let row = 0; row < count; row++) {
    if (columnOf[row] !== NONE) continue;
    for (let column = shortestPath(row, costs, count, state); column !== NONE; ) {
      const taker = before[column] as number;
      rowOf[column] = taker;
      const given = columnOf[taker] as number;
      columnOf[taker] = column;
      column = given;
    }
  }
  return Uint32Array.from(columnOf);
}

/** The reduction of columns: each has the price of its nearest row, and goes to it unless that has one. */
function nearestRows(costs: Float64Array, count: number): Assigned {
  const prices = new Float64Array(count);
  const rowOf = new Int32Array(count).fill(NONE);
  const columnOf = new Int32Array(count).fill(NONE);
  for (let column = 0; column < count; column++) {
    let nearest = 0;
    for (let row = 1; row < count; row++) {
      if ((costs[row * count + column] as number) < (costs[nearest * count + column] as number)) nearest = row;
    }
    prices[column] = costs[nearest * count + column] as number;
    if (columnOf[nearest] !== NONE) continue;
    columnOf[nearest] = column;
    rowOf[column] = nearest;
  }
  const columns = Int32Array.from(prices.keys());
  return { rowOf, columnOf, prices, lengths: new Float64Array(count), before: new Int32Array(count), columns };
}

/** The free column that is nearest to a row, by Dijkstra's algorithm; brings the prices up to date. */
function shortestPath(
  first: number,
  costs: Float64Array,
  count: number,
  { rowOf, prices, lengths, before, columns }: Assigned,
): number {
  lengths.fill(Number.POSITIVE_INFINITY);
  let left = count;
  let row = first;
  // The length so far, less the cost of the row's own column.
  let base = 0;
  for (;;) {
    const start = row * count;
    let nearest = Number.POSITIVE_INFINITY;
    let place = 0;
    for (let i = 0; i < left; i++) {
      const column = columns[i] as number;
      const length = base + (costs[start + column] as number) - (prices[column] as number);
      if (length < (lengths[column] as number)) {
        lengths[column] = length;
        before[column] = row;
      }
      if ((lengths[column] as number) < nearest) {
        nearest = lengths[column] as number;
        place = i;
      }
    }
    const column = columns[place] as number;
    left -= 1;
    columns[place] = columns[left] as number;
    columns[left] = column;
    row = rowOf[column] as number;
    if (row === NONE) break;
    base = nearest - ((costs[row * count + column] as number) - (prices[column] as number));
  }
  const last = columns[left] as number;
  for (let i = left + 1; i < count; i++) {
    const column = columns[i] as number;
    prices[column] = (prices[column] as number) + (lengths[column] as number) - (lengths[last] as number);
  }
  return last;
}
