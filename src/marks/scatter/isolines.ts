import { type Domain, pointAt } from './domain.js';

/** Values at the centres of the cells of a square grid over a plot, row by row from its top. */
export interface GridValues {
  readonly values: ArrayLike<number>;
  /** Number of cells across, and down. */
  readonly cells: number;
}

type Place = readonly [x: number, y: number];

const NONE: readonly Place[] = [];

/**
 * The lines on which values have a level, by marching squares (Lorensen & Cline 1987, in the plane): x, y of both ends of each
 * piece.
 */
export function isolines(grid: GridValues, level: number, domain: Domain): Float32Array {
  const pieces: number[] = [];
  for (let row = 0; row + 1 < grid.cells; row++) {
    for (let column = 0; column + 1 < grid.cells; column++) {
      for (const [across, down] of crossingsOf(grid, level, row, column)) {
        pieces.push(...pointAt(domain, across / grid.cells, down / grid.cells));
      }
    }
  }
  return Float32Array.from(pieces);
}

/** Where a level crosses the edges between four neighbours, two by two the ends of a piece. */
function crossingsOf({ values, cells }: GridValues, level: number, row: number, column: number): readonly Place[] {
  const first = row * cells + column;
  const topLeft = (values[first] as number) - level;
  const topRight = (values[first + 1] as number) - level;
  const bottomLeft = (values[first + cells] as number) - level;
  const bottomRight = (values[first + cells + 1] as number) - level;
  // Nearly everywhere, and without a list made for it.
  const isBelow = topLeft < 0;
  if (topRight < 0 === isBelow && bottomLeft < 0 === isBelow && bottomRight < 0 === isBelow) return NONE;
  const [x, y] = [column + 0.5, row + 0.5];
  const crossings: Place[] = [];
  // Around the square, so that neighbours in the list are neighbours there.
  if (topLeft < 0 !== topRight < 0) crossings.push([x + topLeft / (topLeft - topRight), y]);
  if (topRight < 0 !== bottomRight < 0) crossings.push([x + 1, y + topRight / (topRight - bottomRight)]);
  if (bottomLeft < 0 !== bottomRight < 0) crossings.push([x + bottomLeft / (bottomLeft - bottomRight), y + 1]);
  if (topLeft < 0 !== bottomLeft < 0) crossings.push([x, y + topLeft / (topLeft - bottomLeft)]);
  const middle = topLeft + topRight + bottomLeft + bottomRight;
  // Of a saddle the middle belongs to the corner at the top left, or not: then the pieces cut off that corner.
  const isCut = crossings.length === 4 && middle < 0 !== topLeft < 0;
  return isCut ? [...crossings.slice(3), ...crossings.slice(0, 3)] : crossings;
}
