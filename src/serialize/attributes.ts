import { dataOfText, scheduleOfText, valueOfJson } from '../process/plain.js';

// Writes the props of a figure as code or as the attributes of an element, and reads attributes back: what is written is read as the
// same. The menu, the elements, the widget and the command use it.

/** A prop by its definition. */
export interface TakenProp {
  /** The kind of value that the prop holds. */
  readonly kind: string;
  readonly from?: 'provider' | 'page' | undefined;
  /** The value that a provider has for the prop; defaults to the provider's prop of the same name. */
  readonly fromProvider?: ((defaults: Readonly<Record<string, unknown>>) => unknown) | undefined;
  readonly default?: unknown;
  /** For a timestep, whether null means no timestep, whatever the page has. */
  readonly isNullable?: boolean | undefined;
  /** For a timestep, the smallest that can be shown. */
  readonly min?: number | undefined;
}

/** Converts a text to a prop. A text that cannot be read stays unchanged, and the figure states what it expected. */
type Read = (text: string) => unknown;

const text: Read = (value) => value;
const number: Read = (value) => (value.trim() === '' || Number.isNaN(Number(value)) ? value : Number(value));
/** Reads a flag: true if the attribute is present, unless it is "false". */
const flag: Read = (value) => value !== 'false';
/** `betas alphas`, separated by spaces or commas, or a list as JSON. */
const names: Read = (value) => (/^\s*\[/.test(value) ? valueOfJson(value) : value.split(/[\s,]+/).filter(Boolean));
/** Data as JSON, a number, or a word. */
const data: Read = (value) => (/^\s*[[{]/.test(value) ? valueOfJson(value) : number(value));

/** Reads data, or null. */
const configuration: Read = (value) => (value === 'null' ? null : data(value));

/** The functions that read attributes, by the kind of the prop. Props of other kinds have no attributes. */
const READS: Readonly<Record<string, Read>> = {
  ...{ timestep: number, integer: number, number, seed: number },
  ...{ flag, choice: text, names, schedule: scheduleOfText, image: dataOfText },
  ...{ points: data, numbers: data, array: data, starts: data, sampler: data, denoiser: data, configuration },
};
/** The attributes that every figure accepts. */
const OF_FRAME: Readonly<Record<string, Read>> = { loading: text, menu: flag };

/** Returns the functions that read the attributes of a figure, by the names of the props. */
export function readsOf(table: Readonly<Record<string, TakenProp>>): Readonly<Record<string, Read>> {
  // The object has no prototype, because `constructor` is no prop.
  const reads: Record<string, Read> = Object.assign(Object.create(null), OF_FRAME);
  for (const [name, { kind }] of Object.entries(table)) {
    // `defaultT` is read as `t` is.
    const read = READS[kind === 'initial' ? (table[initialOf(name)]?.kind ?? '') : kind];
    if (read) reads[name] = read;
  }
  return reads;
}

/** `defaultWindow` is the initial `window`. */
function initialOf(name: string): string {
  return name.replace(/^default(.)/, (_, letter: string) => letter.toLowerCase());
}

/** The prop `defaultWindow` is `default-window`. */
export function attributeOf(prop: string): string {
  return prop.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
