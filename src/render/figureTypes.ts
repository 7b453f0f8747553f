import { definitionOf } from '../figure/defineFigure.js';
import { components } from '../registry.js';
import { readsOf, type TakenProp } from '../serialize/attributes.js';

/** The props and options that a picture of a figure may have. */
export interface FigureType {
  /** The props that can be written down, and what each holds. */
  readonly props: ReadonlyMap<string, string>;
}

/** The frame's own: a picture has no menu, and waits for nothing. */
const OF_FRAME = ['loading', 'menu'];

/** Returns the figures of the library by the types of their elements. Reads the props of the requested types. */
export async function figureTypes(asked: ReadonlySet<string>): Promise<ReadonlyMap<string, FigureType>> {
  const types = [...components].map(
    async ([type, component]) => [type, { props: asked.has(type) ? await propsOf(component) : new Map() }] as const,
  );
  return new Map(await Promise.all(types));
}

async function propsOf(component: string): Promise<Map<string, string>> {
  // Vite, which runs the tests, would list files named index.js, and they are index.tsx.
  const module = await import(/* @vite-ignore */ `../figures/${component}/index.js`);
  const { all } = definitionOf(module[component]) as { all: Readonly<Record<string, TakenProp>> };
  const written = Object.keys(readsOf(all)).filter((prop) => !OF_FRAME.includes(prop));
  return new Map(written.map((prop) => [prop, all[prop]?.kind ?? '']));
}
