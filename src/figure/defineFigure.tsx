'use client';

import { componentOf, type FigureComponent } from './component.js';
import { useCompute } from './compute.js';
import type { Definition, FigureStatus } from './definition.js';
import type { PropTable } from './propTable.js';

export { definitionOf, type FigureComponent } from './component.js';

/**
 * Makes the component of a figure. See `definePanels` for figures of images.
 *
 * Use `compute` for work that takes longer than a frame: `request` returns the input as plain data, and `run` computes the result. A
 * computation starts once the figure comes near the viewport. A generator runs in slices between the work of other figures. The figure
 * shows progress and errors, offers to try again, and keeps the last result until the next. `View` and `table` get the result by its name:
 *
 * ```tsx
 * async function* meanOf({ points }: { points: Float32Array }) {
 *   let sum = 0;
 *   for (let i = 0; i < points.length; i += 1000) {
 *     for (const value of points.subarray(i, i + 1000)) sum += value;
 *     yield i / points.length; // the fraction done
 *   }
 *   return sum / points.length;
 * }
 *
 * defineFigure({
 *   …
 *   compute: { mean: { request: ({ points }) => ({ points }), run: meanOf } },
 *   View: ({ results: { mean } }) => <p>{mean ?? '–'}</p>,
 * });
 * ```
 */
export function defineFigure<
  const Own extends PropTable,
  const Shared extends PropTable,
  Model extends object,
  Status extends FigureStatus = FigureStatus,
  Data = unknown,
  Runs = unknown,
>(definition: Definition<Own, Shared, Model, Status, Data, Runs>): FigureComponent<Own, Shared> {
  const { compute } = definition;
  return componentOf<Own, Shared, Model, Status, Data, Runs>({
    ...definition,
    useCompute: compute && ((figure, status) => useCompute(compute, figure, status)),
  });
}
