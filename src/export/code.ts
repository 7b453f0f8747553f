import type { Context } from './actions.js';

/** More numbers than anybody reads. */
const LIST_LIMIT = 4000;

/** What a figure shows now: what comes from provider and page, then its own props, without those that are as by default. */
export function presentProps({ props = {}, takes = {}, defaults, t }: Shown): Readonly<Record<string, unknown>> {
  const own = props as Readonly<Record<string, unknown>>;
  const outer = defaults as Readonly<Record<string, unknown>>;
  // A figure with a t of its own, or none, has not the page's.
  const hasOwnT = own['defaultT'] !== undefined || (takes['t']?.isMark && own['t'] === null);
  const all: Record<string, unknown> = 't' in takes && !hasOwnT ? { t } : {};
  for (const [name, { from, provided }] of Object.entries(takes)) {
    if (from === 'provider') all[name] = provided ? provided(outer) : outer[name];
  }
  for (const [name, value] of Object.entries(own)) {
    const isUsual = value === takes[name]?.usual && all[name] === undefined;
    const isNone = value === null && !takes[name]?.isMark;
    if (value !== undefined && !isNone && !isUsual) all[name] = value;
  }
  return all;
}

type Shown = Pick<Context, 'props' | 'takes' | 'defaults' | 't'>;

/**
 * A figure as JSX that shows what it shows now. What cannot be written down, as a function, a file or a long list, is left out.
 *
 * @param name - `noise-triptych`.
 */
export function codeOf(name: string, context: Shown): string {
  const written = Object.entries(presentProps(context)).flatMap(([key, value]) => attributeOf(key, value) ?? []);
  return [`<${componentOf(name)}`, ...written, '/>'].join(' ');
}

/** `x0-reconstruction` is `X0Reconstruction`. */
function componentOf(name: string): string {
  return name.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
}

function attributeOf(key: string, value: unknown): string | null {
  if (typeof value === 'string')
    return /["\n{}<>&\\]/.test(value) ? `${key}={${JSON.stringify(value)}}` : `${key}="${value}"`;
  if (value === true) return key;
  const text = literalOf(value);
  return text === null ? null : `${key}={${text}}`;
}

/** Plain data as an expression; null for everything else. */
function literalOf(value: unknown): string | null {
  if (value === null) return 'null';
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return listOf(value);
  if (value instanceof Float64Array || value instanceof Float32Array) return listOf([...value]);
  if (!isPlain(value)) return null;
  const members = Object.entries(optionsOf(value)).map(([key, member]) => [key, literalOf(member)] as const);
  return `{ ${members.flatMap(([key, text]) => (text === null ? [] : `${key}: ${text}`)).join(', ')} }`;
}

/** Whether it is data alone: a denoiser, which has functions, is none. */
export function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return !('$$typeof' in value) && !Object.values(value).some((member) => typeof member === 'function');
}

function listOf(values: readonly unknown[]): string | null {
  if (values.length > LIST_LIMIT) return null;
  const texts = values.map(literalOf);
  return texts.includes(null) ? null : `[${texts.join(', ')}]`;
}

/** A schedule by the options that it was made from. */
export function optionsOf(value: object): object {
  if (!('alphasCumprod' in value)) return value;
  const { kind, timesteps, betaStart, betaEnd, betas } = value as Record<string, unknown>;
  return kind === undefined || kind === null ? { betas } : { kind, timesteps, betaStart, betaEnd };
}
