import type { ArgTypes } from '@storybook/react-vite';
import { createSchedule, type PathOptions, type ScheduleOptions } from '../src/core/index.js';
import {
  definitionOf,
  type FigureComponent,
  type GivenProps,
  ofImagesAlone,
  type PropTable,
} from '../src/define/index.js';
import { pointSetNames } from '../src/learn/index.js';
import { codeOf } from './code.js';

// Controls and defaults by what a figure's definition says of its props.

type Control = ArgTypes[string];
type Prop = PropTable[string];

/** The last t of the notebook's schedule. */
const LAST_T = 999;
/** Of more values than these none would be found with a slider. */
const SLIDER_LIMIT = 20_000;
const NONE: Control = { control: false };

/** A slider. */
export function range(min: number, max: number, step = 1): Control {
  return { control: { type: 'range', min, max, step } };
}

/** By what a prop holds; the others have none. */
const BY_KIND: Partial<Readonly<Record<Prop['kind'], (prop: Prop) => Control>>> = {
  timestep: ({ min = 0 }) => range(min, LAST_T),
  flag: () => ({ control: 'boolean' }),
  integer: (prop) => between(prop, 1),
  number: (prop) => between(prop),
  choice: ({ words = [], default: usual }) => oneOf('inline-radio', words, usual),
  names: ({ words = [] }) => ({ control: 'check', options: words }),
  points: ({ default: usual }) => oneOf('select', pointSetNames, usual),
  // Of points it is a network, which no word names.
  denoiser: ({ default: usual }) => (usual === null ? NONE : oneOf('select', ['oracle', 'gaussian'], usual)),
  seed: () => ({ control: { type: 'number', step: 1 } }),
  numbers: () => ({ control: 'object' }),
  starts: () => ({ control: { type: 'number', min: 0, step: 1 } }),
  schedule: () => ({ control: 'object' }),
  sampler: () => ({ control: 'object' }),
  image: () => ({ control: 'text' }),
};

/** Whose whole range is more than one wants to try. */
const BY_NAME: Readonly<Record<string, Control>> = {
  resolution: range(16, 512, 16),
  aspectRatio: { control: { type: 'number', min: 0.25, max: 4, step: 0.05 } },
  height: range(160, 600, 10),
  rows: range(1, 10),
  samples: range(1, 8),
  states: range(1, 10),
};

/** What a default comes to with the notebook's schedule. */
const VALUE_BY_KIND: Partial<Readonly<Record<Prop['kind'], (usual: never) => unknown>>> = {
  schedule: (usual: ScheduleOptions | PathOptions) => {
    if ('path' in usual) return usual;
    const { kind, timesteps } = createSchedule(usual);
    return { kind, timesteps };
  },
  timestep: (usual: (schedule: object, given: object) => number | null) => usual({ timesteps: LAST_T + 1 }, {}),
};

/** Of a handler the definition says whether there is one. */
const UNTOLD: ReadonlySet<Prop['kind']> = new Set(['handler', 'initial']);

/** What all figures take, besides what Storybook itself finds a control for. */
const OF_FRAME = { caption: { control: 'text' }, onReady: NONE, onError: NONE } as const;

type ControlsOf<Table extends PropTable> = { [Name in keyof GivenProps<Table> | keyof typeof OF_FRAME]-?: Control };

/** The controls of all props of a figure. */
export function controlsOf<Own extends PropTable, Taken extends PropTable>(
  figure: FigureComponent<Own, Taken>,
): ControlsOf<Own & Taken> {
  return controlsOfTable((definitionOf(figure)?.all ?? {}) as Own & Taken);
}

function controlsOfTable<Table extends PropTable>(table: Table): ControlsOf<Table> {
  const controls = Object.entries(table).map(([name, prop]) => [
    name,
    { ...controlOf(name, table), ...defaultOf(prop) },
  ]);
  return { ...Object.fromEntries(controls), ...OF_FRAME };
}

/** The controls of what figures of images have in common. */
export const imageControls = controlsOfTable(ofImagesAlone);

/** A slider for a timestep of the notebook's thousand. */
export const timestepControl = range(0, LAST_T);

function controlOf(name: string, table: PropTable): Control {
  const prop = table[name] as Prop;
  // A reader begins with `defaultX` as a page holds `x`.
  if (prop.kind === 'initial') return controlOf(heldBy(name), table);
  return BY_NAME[name] ?? BY_KIND[prop.kind]?.(prop) ?? NONE;
}

/** A default as the page of a component shows it; nothing where it is none, or only the docstring tells it. */
function defaultOf({ kind, default: usual }: Prop): Control {
  const value = VALUE_BY_KIND[kind]?.(usual as never) ?? usual;
  const isValue = (value ?? undefined) !== undefined && typeof value !== 'function' && !UNTOLD.has(kind);
  return isValue ? { table: { defaultValue: { summary: codeOf(value) } } } : {};
}

/** `defaultWindow` is the initial `window`. */
function heldBy(name: string): string {
  return name.replace(/^default(.)/, (_, letter: string) => letter.toLowerCase());
}

/** One of some words, or none of them where that is the default. */
function oneOf(type: 'inline-radio' | 'select', words: readonly string[], usual: unknown): Control {
  return (usual ?? null) === null
    ? { control: 'select', options: [undefined, ...words] }
    : { control: type, options: words };
}

/** A slider where both ends are known and near, else a field. */
function between({ min = -Infinity, max = Infinity, isAbove }: Prop, step = (max - min) / 100): Control {
  if (max - min >= SLIDER_LIMIT) return { control: { type: 'number' } };
  return range(isAbove ? min + step : min, max, step);
}
