import { definePanels as defined } from '../figure/panels.js';
import { checkDescription } from '../panels/checkDescription.js';

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
export const definePanels: typeof defined = (definition) =>
  defined({ ...definition, describe: (shown, data) => checkDescription(definition.describe(shown, data)) });
