import fc from 'fast-check';
import type { AnyDefinition } from '../../src/figure/definition.js';
import type { AnyProp, PropTable, Values } from '../../src/figure/propTable.js';
import { handlerName } from '../../src/figure/propTable.js';
import { defaultProps } from '../../src/figure/resolve.js';
import { pathKinds } from '../../src/process/gaussianPath.js';
import { anyScheduleOptions } from './arbitraries.js';

// The contract of a figure, as far as its definition says it: `describeFigure` tests it in the browser, `describeFigureInNode` without.

/** What the definition of a figure does not say. */
export interface FigureOptions {
  /** Props of small data, and those without which the figure hides its controls. */
  readonly props?: Values;
  /** What the page holds of props that have no default. */
  readonly held?: Values;
  /** Names of controls that belong to no prop. */
  readonly free?: readonly string[];
  /** Props of which a choice that readers make while another prop is wrong is shown once that is right. */
  readonly late?: readonly string[];
  /** Whether it is lower as long as no props have been right. */
  readonly isLower?: boolean;
  /** Whether it has a film and numbers once a reader has trained. */
  readonly isTrained?: boolean;
}

/** The default props of a figure with those of its options. A mark, of which there is none by default, is at 200. */
export function usualProps({ all }: AnyDefinition, { props, held }: FigureOptions): Values {
  const { t, ...others } = defaultProps(all);
  return { ...others, ...('t' in all && { t: t ?? 200 }), ...props, ...held };
}

/** The props that readers change, t among them. */
export function changeableProps({ all }: AnyDefinition): readonly string[] {
  return Object.keys(all).filter((name) => handlerName(name) in all);
}

/** Kinds of props whose values are checked by code that a page loads late. */
export const LOADED = ['image', 'denoiser', 'points', 'array'];

/** What takes no value that is wrong: a page gives any content and any function. */
const UNCHECKED = ['content', 'handler', 'initial', 'function'];

/** Values that a prop refuses, by its kind and range: a symbol is refused by all. */
function wrongValuesOf({ kind, min, max, isAbove }: AnyProp): readonly unknown[] {
  const wrong: unknown[] = [Symbol('wrong')];
  if (kind === 'timestep') wrong.push((min ?? 0) - 1);
  if (kind === 'integer') wrong.push((min ?? 1) + 0.5);
  if (min !== undefined && kind !== 'timestep') wrong.push(isAbove ? min : min - 1);
  if (max !== undefined) wrong.push(max + 1);
  if (kind === 'number' || kind === 'seed') wrong.push(Number.NaN);
  if (kind === 'choice') wrong.push('none of these');
  return wrong;
}

/** Each prop that a figure checks, with values that it refuses. */
export function wrongProps({ all }: AnyDefinition): readonly (readonly [name: string, value: unknown])[] {
  return Object.entries(all as PropTable).flatMap(([name, prop]) =>
    UNCHECKED.includes(prop.kind) || !isChecked(name, prop)
      ? []
      : wrongValuesOf(prop).map((value) => [name, value] as const),
  );
}

/** A space for images is CSS, which has no wrong values. */
function isChecked(name: string, { kind }: AnyProp): boolean {
  return kind !== 'number' || name !== 'aspectRatio';
}

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const word = fc.string({ unit: 'grapheme-ascii', minLength: 1 }).filter((text) => !/^\s*[[{]/.test(text));
const list = fc.array(number, { minLength: 1 });

/** What can be written down, by the kind of a prop. */
const WRITTEN: Readonly<Record<string, (prop: AnyProp) => fc.Arbitrary<unknown>>> = {
  timestep: ({ min = 0 }) => fc.integer({ min, max: 999 }),
  integer: ({ min = 0, max = 9999 }) => fc.integer({ min, max }),
  number: ({ min = -1e9, max = 1e9 }) => fc.double({ min, max, noNaN: true }).map((value) => value + 0),
  seed: () => number,
  flag: () => fc.boolean(),
  choice: ({ words = [] }) => fc.constantFrom(...words),
  names: ({ words = [] }) => fc.shuffledSubarray([...words], { minLength: 1 }),
  schedule: () =>
    fc.oneof(
      anyScheduleOptions,
      fc.record({ path: fc.constantFrom(...pathKinds), shift: fc.integer({ min: 1, max: 9 }) }),
    ),
  image: () => list.map((values) => ({ shape: [1, values.length], values })),
  points: () => list,
  numbers: () => fc.oneof(list, number),
  array: () => fc.record({ shape: fc.constant([2, 1, 2]), values: fc.array(number, { minLength: 4, maxLength: 4 }) }),
  starts: () => fc.oneof(fc.integer({ min: 1, max: 99 }), list),
  sampler: () => fc.record({ kind: fc.constant('ddim'), eta: fc.double({ min: 0, max: 1, noNaN: true }) }),
  configuration: () => fc.oneof(fc.record({ _class_name: word, steps: number }), fc.constant(null)),
  denoiser: () => fc.oneof(fc.constantFrom('oracle', 'gaussian'), fc.record({ steps: number })),
};

/** Props of a figure that can be written down, right or wrong, but none that are as by default: those are left out. */
export function anyWrittenProps({ all }: AnyDefinition): fc.Arbitrary<Values> {
  const arbitraries = Object.entries(all as PropTable).flatMap(([name, prop]) => {
    // `defaultT` is written as `t` is.
    const of = prop.kind === 'initial' ? all[name.charAt(7).toLowerCase() + name.slice(8)] : prop;
    const any = of && WRITTEN[of.kind]?.(of);
    return any ? [[name, any.filter((value: unknown) => value !== prop.default)] as const] : [];
  });
  return fc.record(Object.fromEntries(arbitraries), { requiredKeys: [] });
}
