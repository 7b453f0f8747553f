import { tryCatch } from '../hooks/tryCatch.js';
import type { Defaults } from '../page/contexts.js';
import { type Plain, plainOf } from '../process/plain.js';
import { type ProcessSource, resolveProcess } from '../process/resolveProcess.js';
import { timeAtTick } from '../process/timestep.js';
import { registry } from '../registry.js';
import type { TakenProp } from './attributes.js';
import { imageElsewhere } from './elsewhere.js';

/**
 * Returns the props of a figure now: those from provider and page, then its own props, without props that have their
 * default.
 */
export function presentProps({ props = {}, propTable = {}, defaults, t }: Shown): Props {
  const own = props as Props;
  const all: Record<string, unknown> = 't' in propTable ? { t: undefined } : {};
  for (const [name, { from, fromProvider }] of Object.entries(propTable)) {
    if (from === 'provider') all[name] = fromProvider ? fromProvider(defaults as Props) : (defaults as Props)[name];
  }
  for (const [name, value] of Object.entries(own)) {
    const { default: defaultValue, from, isNullable } = propTable[name] ?? {};
    const isDefault = value === defaultValue && all[name] === undefined;
    // A page's null resets what other providers set, except for a mark.
    const isOthers = value === undefined || (value === null && from && !isNullable);
    if (!isOthers && !isDefault) all[name] = value;
  }
  // A figure with a t of its own, or without t, does not follow the page's.
  const followsPage = 't' in propTable && own['defaultT'] === undefined && all['t'] === undefined;
  return followsPage ? { ...all, t: shownTimestep(t, all, propTable['t']?.min) } : all;
}

/** The page's t, as the figure shows it. */
function shownTimestep(t: number | undefined, props: Props, min = 0): number | undefined {
  const process = tryCatch(() => resolveProcess((props['schedule'] ?? {}) as ProcessSource)).value;
  const timesteps = props['timesteps'] as number | undefined;
  const counted = timesteps === undefined ? process : { timesteps };
  const shown = counted ? timeAtTick(counted, t as unknown) : undefined;
  return shown === undefined ? undefined : Math.max(min, shown);
}

export type Props = Readonly<Record<string, unknown>>;

/** The props of a figure, and the sources of those that it was not given. */
export interface Shown {
  /** The props that the figure was made with. */
  readonly props?: object | undefined;
  /** The props in the figure's definition: their sources and defaults. */
  readonly propTable?: Readonly<Record<string, TakenProp>> | undefined;
  /** The props of its provider. */
  readonly defaults: Defaults;
  /** The page's timestep. */
  readonly t: number | undefined;
}

/** A figure as code, and the props that it was to have and that no other page can have: a file, a network. */
export interface Code {
  readonly code: string;
  readonly left: readonly string[];
}

/**
 * Writes a figure as JSX that shows its current content, as far as another page can, after the imports that it needs:
 * a page of MDX as it is. The functions that the page passes are left out.
 *
 * @param name - `noise-triptych`.
 */
export function codeOf(name: string, context: Shown): Code {
  const component = componentOf(name);
  return writtenAs(context, attributeOf, (attributes) => {
    const element = [`<${component}`, ...attributes, '/>'].join(' ');
    return `${importsOf(component)}\n${element}`;
  });
}

function importsOf(component: string): string {
  // A page imports the library's figures. All other figures are its own.
  const ofFigure = Object.hasOwn(registry, component) ? `import { ${component} } from 'diffusion-figures';\n` : '';
  return `${ofFigure}import 'diffusion-figures/style.css';\n`;
}

/**
 * Writes the current props of a figure, one by one, in a given notation.
 *
 * @param attributeOf - null for what has no attribute; undefined for what cannot be written down.
 */
export function writtenAs(
  context: Shown,
  attributeOf: (name: string, value: unknown) => string | null | undefined,
  join: (attributes: readonly string[]) => string,
): Code {
  const given = Object.entries(presentProps(context)).filter(
    ([, value]) => value !== undefined && typeof value !== 'function',
  );
  const written = given.map(([name, value]) => {
    const copied = context.propTable?.[name]?.kind === 'image' ? imageElsewhere(value) : value;
    return [name, copied === undefined ? undefined : attributeOf(name, copied)] as const;
  });
  return {
    code: join(written.flatMap(([, text]) => text ?? [])),
    left: written.flatMap(([name, text]) => (text === undefined ? name : [])),
  };
}

/** `x0-reconstruction` is `X0Reconstruction`. */
function componentOf(name: string): string {
  return name.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
}

function attributeOf(key: string, value: unknown): string | undefined {
  const plain = NAME.test(key) ? plainOf(value) : undefined;
  if (plain === undefined) return undefined;
  if (typeof plain === 'string') return SIMPLE.test(plain) ? `${key}="${plain}"` : `${key}={${JSON.stringify(plain)}}`;
  return plain === true ? key : `${key}={${literalOf(plain)}}`;
}

/** The pattern of an attribute's name, such as `aria-label`. */
const NAME = /^[A-Za-z_$][\w$-]*$/;
/** A text that reads in quotes as it is. */
const SIMPLE = /^[^"\\{}<>&\p{C}\p{Zl}\p{Zp}]*$/u;
/** A member that needs no quotes. */
const WORD = /^[A-Za-z_$][\w$]*$/;

/** Data as an expression. */
function literalOf(plain: Plain): string {
  if (typeof plain === 'string') return quoted(plain);
  if (Object.is(plain, -0)) return '-0';
  if (typeof plain !== 'object' || plain === null) return String(plain);
  if (isList(plain)) return `[${plain.map(literalOf).join(', ')}]`;
  const members = Object.entries(plain).map(([name, member]) => `${memberName(name)}: ${literalOf(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function isList(plain: Plain): plain is readonly Plain[] {
  return Array.isArray(plain);
}

/** Written plainly, `__proto__` would be no member. */
function memberName(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return WORD.test(name) ? name : quoted(name);
}

function quoted(text: string): string {
  const inside = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inside}'`;
}
