import { type Domain, pointAt } from './domain.js';

/** Values at the centres of the cells of a square grid over a plot, row by row from its top. */
export interface GridValues {
  readonly values: ArrayLike<number>;
  /** Number of cells across, and down. */
  readonly cells: number;
}

type Place = readonly [x: number, y: number];

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
function crossingsOf({ values, cells }: GridValues, level: number, row: number, column: number): Place[] {
  const corner = (right: number, below: number) => (values[(row + below) * cells + column + right] as number) - level;
  const [topLeft, topRight, bottomLeft, bottomRight] = [corner(0, 0), corner(1, 0), corner(0, 1), corner(1, 1)];
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
