import { checkPositiveInteger, complaint } from './check.js';
import { checkValues, DEFAULT_DIMENSION, largestOf } from './mixture.js';

/** The time grows with the cube: so many take about a second. */
const MOST_ROWS = 512;

/**
 * Which column each row goes to, one to one, so that the sum of squared distances is least: the optimal coupling of two sets of as many
 * points. Flow matching with couplings of a batch pairs noise with data so; Tong et al. 2024.
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
  if (count < 1 || count > MOST_ROWS) throw complaint('rows', `${count} points`, `1 to ${MOST_ROWS} points`);
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
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      let sum = 0;
      for (let axis = 0; axis < dimension; axis++) {
        const [from, to] = [rows[row * dimension + axis] as number, columns[column * dimension + axis] as number];
        sum += (from / unit - to / unit) ** 2;
      }
      costs[row * count + column] = sum;
    }
  }
  return costs;
}

const NONE = -1;

/** Takes one row after the other in, each by the cheapest chain of rows that move to another column. */
function assigned(costs: Float64Array, count: number): Uint32Array {
  // Prices such that a cost less its row's and its column's is at least 0, and 0 where a row is assigned.
  const rowPrices = new Float64Array(count);
  const columnPrices = new Float64Array(count);
  const rowOf = new Int32Array(count).fill(NONE);
  const columnOf = new Int32Array(count).fill(NONE);
  for (let row = 0; row < count; row++) {
    const { before, last } = shortestPath(row, costs, count, { rowPrices, columnPrices, rowOf });
    for (let column = last; column !== NONE; ) {
      const taker = before[column] as number;
      rowOf[column] = taker;
      const given = columnOf[taker] as number;
      columnOf[taker] = column;
      column = given;
    }
  }
  return Uint32Array.from(columnOf);
}

interface Prices {
  readonly rowPrices: Float64Array;
  readonly columnPrices: Float64Array;
  readonly rowOf: Int32Array;
}

/** From a row to the nearest free column, by Dijkstra's algorithm; brings the prices up to date. */
function shortestPath(
  first: number,
  costs: Float64Array,
  count: number,
  { rowPrices, columnPrices, rowOf }: Prices,
): { before: Int32Array; last: number } {
  const lengths = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(count).fill(NONE);
  const visited = new Uint8Array(count);
  let row = first;
  let reached = 0;
  let last = NONE;
  while (last === NONE) {
    let nearest = NONE;
    for (let column = 0; column < count; column++) {
      if (visited[column] === 1) continue;
      const reduced =
        (costs[row * count + column] as number) - (rowPrices[row] as number) - (columnPrices[column] as number);
      if (reached + reduced < (lengths[column] as number)) {
        lengths[column] = reached + reduced;
        before[column] = row;
      }
      if (nearest === NONE || (lengths[column] as number) < (lengths[nearest] as number)) nearest = column;
    }
    reached = lengths[nearest] as number;
    visited[nearest] = 1;
    if (rowOf[nearest] === NONE) last = nearest;
    else row = rowOf[nearest] as number;
  }
  rowPrices[first] = (rowPrices[first] as number) + reached;
  for (let column = 0; column < count; column++) {
    if (visited[column] === 0 || column === last) continue;
    const rest = reached - (lengths[column] as number);
    const owner = rowOf[column] as number;
    rowPrices[owner] = (rowPrices[owner] as number) + rest;
    columnPrices[column] = (columnPrices[column] as number) - rest;
  }
  return { before, last };
}
