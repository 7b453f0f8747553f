import type { Args, ArgsEnhancer, ArgTypesEnhancer, StoryContext } from 'storybook/internal/types';
import { withControlled } from './controlledDocs.js';
import { expanded } from './types.js';

// What autodocs takes from docstrings, which are written for editors: Storybook reads them as Markdown.

const FENCED = /(\n*```[\s\S]*?```\n*)/;
const CODE = /(`[^`\n]*`)/;
const DEFAULT = /defaults\s+to\s+((?:[^;.]|\.\d)+)/i;
/** A value at the start of what is said of a default. */
const VALUE = /^(?:'[^']*'|"[^"]*"|\{[^}]*\}|-?\d(?:[\d,.]*\d)?(?:e-?\d+)?(?: \/ \d+)?|true|false)(?![\w-])/;
/** A letter with an index: `x_t`, `ᾱ_{t-1}`. */
const INDEXED = /(?<![\p{L}\p{M}\d])(\p{L}\p{M}*)_(?:\{([^}]*)\}|([\p{L}\d])(?![\p{L}\d]))/gu;
/** Zero is an index as well where it has no underscore. */
const CLEAN = /(?<![\p{L}\p{M}\d])(x̂?)0(?!\w|\.\d)/gu;
/** A figure with a t of the page has no slider for it. Tests render all stories at a lower resolution than the default. */
const UNSET = (import.meta as { env?: { MODE?: string } }).env?.MODE === 'test' ? ['t', 'resolution'] : ['t'];
/** Characters of an element that is written on one line. */
const LINE = 80;

/** The text of a docstring as Markdown: indices set below, no line begins but where a paragraph or an item does. */
export function written(docstring: string): string {
  return apart(docstring, FENCED, (text) => apart(unwrapped(text), CODE, withIndices));
}

/** A text whose parts between those that match, which are code, are changed. */
function apart(text: string, code: RegExp, change: (part: string) => string): string {
  const parts = text.split(code);
  return parts.map((part, index) => (index % 2 === 0 ? change(part) : part)).join('');
}

/** A line that is wrapped before a number or a dash would else begin a list. */
function unwrapped(text: string): string {
  return text.replace(/(?<!\n)\n(?!\n|[-*] )/g, ' ');
}

function withIndices(text: string): string {
  const set = text.replace(INDEXED, (_, letter, group, one) => `${letter}<sub>${group ?? one}</sub>`);
  return set.replace(CLEAN, '$1<sub>0</sub>').replaceAll('_', '\\_');
}

/** Props as their docstrings describe them, with the default as a value, and the declarations of their types. */
export const documentedProps: ArgTypesEnhancer = ({ argTypes }) =>
  Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => {
      const { table } = argType;
      const description = withControlled(name, argType.description, (other) => other in argTypes);
      if (typeof description !== 'string') return [name, argType];
      const value = table?.defaultValue?.summary ?? VALUE.exec(lastOf(proseOf(description)))?.[0];
      const defaultValue = value === undefined ? undefined : { summary: value };
      const described = { ...table, defaultValue, type: typeOf(table?.type?.summary) };
      return [name, { ...argType, description: written(description), prose: proseOf(description), table: described }];
    }),
  );

/** A type, and what its names mean. */
function typeOf(summary: string | undefined) {
  // What a function gives and takes needs no parentheses around it.
  return summary && { summary: summary.replace(/^\((.*)\)$/, '$1'), detail: expanded(summary) };
}

/** What a docstring says of the default. */
function proseOf(description: string): string {
  return DEFAULT.exec(description)?.[1]?.replace(/\s+/g, ' ').replaceAll('`', '').trim() ?? '';
}

/** What it is where nobody else says it. */
function lastOf(prose: string): string {
  return (prose.split(/, else /).at(-1) ?? '').replace(/^to /, '');
}

/** Gives the controls of a figure the values that it shows by default, except for its t. */
export const shownDefaults: ArgsEnhancer = ({ title, argTypes, initialArgs }) => {
  if (!/^(?:Figures|Building blocks)\//.test(title)) return {};
  const defaults = Object.keys(argTypes).map((name) => [name, defaultOf(argTypes[name], 'schedule' in initialArgs)]);
  // A story's own values win; what readers change would be held where it is.
  const isFree = (name: string) => !UNSET.includes(name) && !(name in initialArgs) && !(initialName(name) in argTypes);
  return Object.fromEntries(defaults.filter(([name, value]) => value !== undefined && isFree(String(name))));
};

/** The prop that says where a prop begins which readers change: `defaultStep`. */
function initialName(name: string): string {
  return `default${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

type Shown = Pick<StoryContext, 'argTypes' | 'args'>;

/** The args that are not as they are by default. */
export function givenArgs({ argTypes, args }: Shown): Args {
  return Object.fromEntries(Object.entries(args).filter(([name, value]) => value !== defaultOf(argTypes[name], false)));
}

/** Code without the props that are as they are by default. */
export function withoutDefaults(code: string, { argTypes, args }: Shown): string {
  const given = givenArgs({ argTypes, args });
  const short = Object.keys(args).reduce((rest, name) => {
    if (name in given) return rest;
    return rest.replace(new RegExp(`\\s+${name}=(?:"${args[name]}"|\\{${args[name]}\\})`), '');
  }, code);
  const line = short.replace(/\s*\n\s*/g, ' ');
  return /^<\w+[^<]*\/>$/.test(line) && line.length <= LINE ? line : short;
}

/** A default that is a number, a word or false; a timestep is none where a schedule may be too short for it. */
function defaultOf(argType: StoryContext['argTypes'][string] | undefined, hasSchedule: boolean): unknown {
  if (!argType?.control || (argType.control as { disable?: boolean }).disable) return undefined;
  const prose = String(argType['prose'] ?? '');
  if (prose === 'false') return false;
  const said = lastOf(prose);
  const [, text, word, timestep] = /^(?:(\d+(?:\.\d+)?)|'(\w+)'|(\d+) or the last t\b.*)$/.exec(said) ?? [];
  if (timestep !== undefined) return hasSchedule ? undefined : Number(timestep);
  return text === undefined ? word : Number(text);
}
