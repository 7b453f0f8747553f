import type { AnyDefinition } from '../../src/frame/definition.js';

const modules = import.meta.glob<Record<string, unknown>>('../../src/figures/*/index.tsx', { eager: true });

/** The definitions of all figures. */
export const definitions: readonly AnyDefinition[] = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .filter((member): member is AnyDefinition => typeof member === 'object' && member !== null && 'all' in member);
