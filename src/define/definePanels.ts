import type { FigureComponent } from '../figure/component.js';
import { useCompute } from '../figure/compute.js';
import { definePanels as defined, type OfPanels, type PanelsDefinition } from '../figure/panels.js';
import type { PropTable } from '../figure/propTable.js';
import type { ofImages } from '../figure/sharedProps.js';
import { checkDescription } from '../panels/checkDescription.js';
import type { FigureDescription } from '../panels/description.js';

/**
 * Defines a figure whose panels are in rows and columns.
 *
 * ```tsx
 * const NoiseTriptych = definePanels({
 *   name: 'noise-triptych',
 *   shared: ofImages,
 *   props: { t: prop.timestep() },
 *   describe: ({ schedule, seed, t }) => ({
 *     rows: [{ panels: [{ quantity: forwardJump(schedule, x0, t, noise({ seed })), label: `x_t at t = ${t}` }] }],
 *   }),
 * });
 * ```
 */
export function definePanels<
  const Own extends PropTable,
  const Shared extends OfPanels = typeof ofImages,
  Model extends FigureDescription = FigureDescription,
  Data = unknown,
  Runs = unknown,
>(definition: PanelsDefinition<Own, Shared, Model, Data, Runs>): FigureComponent<Own, Shared> {
  const describe: typeof definition.describe = (shown, data) => checkDescription(definition.describe(shown, data));
  return defined<Own, Shared, Model, Data, Runs>({ ...definition, describe, useCompute });
}
