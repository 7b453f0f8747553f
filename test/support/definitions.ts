import { definitionOf } from '../../src/figure/defineFigure.js';
import type { AnyDefinition } from '../../src/figure/definition.js';

const modules = import.meta.glob<Record<string, unknown>>('../../src/figures/*/index.tsx', { eager: true });

/** The definitions of all figures. */
export const definitions: readonly AnyDefinition[] = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .flatMap((member) => definitionOf(member) ?? []);
