import { snake } from '../scripts/pythonNames.mjs';
import { type Plain, plainOf } from '../src/process/plain.js';
import { registry } from '../src/registry.js';
import { presentProps, type Shown } from '../src/serialize/code.js';

/** A longer call has one argument on each line. */
const LINE = 88;

/**
 * A figure as a cell of a notebook: a call of its class in the Python package, with the props that the page gives it.
 *
 * @param name - `noise-triptych`.
 * @param lang - the language of the page.
 * @returns null for a figure of the page alone, and for one with a prop that Python cannot say: a function, an element, or a t that
 *   is null.
 */
export function widgetOf(name: string, shown: Shown, lang: string): string | null {
  const component = name.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
  if (!Object.hasOwn(registry, component)) return null;
  const args = argumentsOf(shown);
  if (args === null) return null;
  const all = [...args, ...(lang === 'en' ? [] : [`lang=${literalOf(lang)}`])];
  const line = `${component}(${all.join(', ')})`;
  const call = line.length <= LINE ? line : `${component}(\n${all.map((one) => `    ${one},\n`).join('')})`;
  return `from diffusion_figures import ${component}\n\n${call}`;
}

function argumentsOf(shown: Shown): string[] | null {
  const { propTable = {} } = shown;
  const written = new Map<string, string>();
  // The trait of a prop holds its initial value, too.
  const nameOf = (prop: string) =>
    propTable[prop]?.kind === 'initial'
      ? prop.replace(/^default(.)/, (_, letter: string) => letter.toLowerCase())
      : prop;
  for (const [prop, value] of Object.entries(presentProps(shown))) {
    const name = nameOf(prop);
    const kind = propTable[name]?.kind;
    if (value === undefined || kind === undefined || kind === 'handler' || written.has(name)) continue;
    const text = kind === 'timestep' && value === null ? null : textOf(kind, plainOf(value));
    if (text === null) return null;
    written.set(name, `${snake(name)}=${text}`);
  }
  return [...written.values()];
}

/** A value as Python; null for what no argument can be. */
function textOf(kind: string, value: Plain | undefined): string | null {
  if (value === undefined || kind === 'image') return null;
  // As an argument, None is the default.
  if (value === null) return 'False';
  const { kind: word, ...others } = Object(value) as { kind?: Plain };
  if (kind === 'schedule' && typeof word === 'string' && Object.keys(others).length === 0) return literalOf(word);
  return literalOf(kind === 'points' && Array.isArray(value) ? pairsOf(value) : value);
}

/** x, y of each point. */
function pairsOf(values: readonly Plain[]): readonly Plain[] {
  return Array.from({ length: values.length / 2 }, (_, index) => [values[2 * index] ?? 0, values[2 * index + 1] ?? 0]);
}

function literalOf(value: Plain): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return Object.is(value, -0) ? '-0.0' : String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(literalOf).join(', ')}]`;
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${literalOf(member)}`);
  return `{${members.join(', ')}}`;
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
