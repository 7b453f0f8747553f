import type { AnyDefinition } from '../frame/definition.js';
import { rooms } from './rooms.js';

// The bundler finds them: a page pays for those that it shows.
const modules = import.meta.glob<Record<string, unknown>>('../figures/*/index.tsx');

/** What loads the definition of a figure, by the element's type. */
export const figures: ReadonlyMap<string, () => Promise<AnyDefinition>> = new Map(
  [...rooms.keys()].map((type) => [type, () => load(type)]),
);

async function load(type: string): Promise<AnyDefinition> {
  const module = (await modules[`../figures/${componentOf(type)}/index.tsx`]?.()) ?? {};
  return Object.values(module).find((member) => isDefinition(member, type)) as AnyDefinition;
}

function isDefinition(member: unknown, type: string): boolean {
  return typeof member === 'object' && member !== null && (member as AnyDefinition).name === type;
}

/** `reverse-chain` is `ReverseChain`. */
function componentOf(type: string): string {
  return type.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
}
