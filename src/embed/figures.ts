import { definitionOf } from '../figure/defineFigure.js';
import type { AnyDefinition } from '../figure/definition.js';
import { imported } from '../lazy/lazy.js';
import { components } from '../registry.js';

// The bundler finds them: a page pays for those that it shows.
const modules = import.meta.glob<Record<string, unknown>>('../figures/*/index.tsx');

/** The functions that load the definitions of figures, by the type of the element. */
export const figures: ReadonlyMap<string, () => Promise<AnyDefinition>> = new Map(
  [...components].map(([type, name]) => [type, () => load(name)]),
);

async function load(name: string): Promise<AnyDefinition> {
  const load = modules[`../figures/${name}/index.tsx`];
  return definitionOf(load && (await imported(load))[name]) as AnyDefinition;
}
