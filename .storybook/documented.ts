import type { ArgsEnhancer, ArgTypesEnhancer, StoryContext } from 'storybook/internal/types';

// What autodocs takes from docstrings, which are written for editors: Storybook reads them as Markdown.

const CODE = /(```[\s\S]*?```|`[^`\n]*`)/;
const DEFAULT = /defaults\s+to\s+((?:[^;.]|\.\d)+)/i;
/** Tests render all stories at a lower resolution than the default. */
const UNSET = (import.meta as { env?: { MODE?: string } }).env?.MODE === 'test' ? ['resolution'] : [];
/** Characters of an element that is written on one line. */
const LINE = 80;

/** The text with its underscores: `x_t and x_0` would else be half in italics. */
export function withUnderscores(markdown: string): string {
  return markdown
    .split(CODE)
    .map((part, index) => (index % 2 === 0 ? part.replaceAll('_', '\\_') : part))
    .join('');
}

/** Props as their docstrings describe them, with the default that these name. */
export const documentedProps: ArgTypesEnhancer = ({ argTypes }) =>
  Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => {
      const { description, table } = argType;
      if (typeof description !== 'string') return [name, argType];
      const summary = DEFAULT.exec(description)?.[1]?.replace(/\s+/g, ' ').replaceAll('`', '').trim();
      const defaultValue = summary ? { summary } : undefined;
      return [name, { ...argType, description: withUnderscores(description), table: { ...table, defaultValue } }];
    }),
  );

/** Gives the controls of a figure the values that it shows by default. */
export const shownDefaults: ArgsEnhancer = ({ title, argTypes, initialArgs }) => {
  if (!title.startsWith('Figures/')) return {};
  const defaults = Object.keys(argTypes).map((name) => [name, defaultOf(argTypes[name], 'schedule' in initialArgs)]);
  // A story's own values win; what readers change would be held where it is.
  const isFree = (name: string) => !UNSET.includes(name) && !(name in initialArgs) && !(initialName(name) in argTypes);
  return Object.fromEntries(defaults.filter(([name, value]) => value !== undefined && isFree(String(name))));
};

/** The prop that says where a prop begins which readers change: `defaultStep`. */
function initialName(name: string): string {
  return `default${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** Code without the props that are as they are by default. */
export function withoutDefaults(code: string, { argTypes, args }: Pick<StoryContext, 'argTypes' | 'args'>): string {
  const short = Object.keys(argTypes).reduce((rest, name) => {
    if (args[name] !== defaultOf(argTypes[name], false)) return rest;
    return rest.replace(new RegExp(`\\s+${name}=(?:"${args[name]}"|\\{${args[name]}\\})`), '');
  }, code);
  const line = short.replace(/\s*\n\s*/g, ' ');
  return /^<\w+[^<]*\/>$/.test(line) && line.length <= LINE ? line : short;
}

/** A default that is a number or a word; a timestep is none where a schedule may be too short for it. */
function defaultOf(argType: StoryContext['argTypes'][string] | undefined, hasSchedule: boolean): unknown {
  if (!argType?.control || (argType.control as { disable?: boolean }).disable) return undefined;
  const summary: string = argType.table?.defaultValue?.summary ?? '';
  const last = summary.split(', else ').at(-1)?.replace(/^to /, '') ?? '';
  const [, text, word, timestep] = /^(?:(\d+)|'(\w+)'|(\d+) or the last t\b.*)$/.exec(last) ?? [];
  if (timestep !== undefined) return hasSchedule ? undefined : Number(timestep);
  return text === undefined ? word : Number(text);
}
