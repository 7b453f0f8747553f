import { type Domain, pointAt } from '../../marks/scatter/domain.js';

/** The centres of the cells of a grid, x, y of each, row by row from the top. */
export function gridIn(domain: Domain, cells: number): Float32Array {
  const centres = new Float32Array(2 * cells * cells);
  for (let cell = 0; cell < cells * cells; cell++) {
    const [column, row] = [cell % cells, Math.floor(cell / cells)];
    centres.set(pointAt(domain, (column + 0.5) / cells, (row + 0.5) / cells), 2 * cell);
  }
  return centres;
}

/**
 * By what arrows are multiplied where they are drawn, so that the longest is so many cells long; 1 if all have no length.
 *
 * @param arrows - x, y of each.
 */
export function drawnScale(arrows: Float32Array, domain: Domain, cells: number, longest: number): number {
  let length = 0;
  for (let i = 0; i < arrows.length; i += 2) {
    length = Math.max(length, Math.hypot(arrows[i] as number, arrows[i + 1] as number));
  }
  return length > 0 ? (longest * 2 * domain.half) / cells / length : 1;
}
