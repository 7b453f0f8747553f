import type { Context } from './actions.js';

/** Figures that have no timestep. */
const WITHOUT_T = ['patch-faces'];
/** What a figure takes from its provider. */
const FROM_PROVIDER = ['image', 'schedule', 'seed', 'resolution', 'aspectRatio'] as const;
/** Figures that take less. */
const OF_POINTS = ['schedule', 'seed'] as const;
const TAKING_LESS: Readonly<Record<string, readonly (typeof FROM_PROVIDER)[number][]>> = {
  'posterior-mean': OF_POINTS,
  'patch-faces': ['seed'],
};
/** More numbers than anybody reads. */
const LIST_LIMIT = 4000;

/** What a figure shows now, as its props: its own, the provider's, and the page's timestep. */
export function presentProps(
  name: string,
  { props = {}, takes, defaults, t }: Pick<Context, 'props' | 'takes' | 'defaults' | 't'>,
): Record<string, unknown> {
  if (takes) return presentPropsBy(takes, { ...defaults, t }, props as Readonly<Record<string, unknown>>);
  const all: Record<string, unknown> = { t: WITHOUT_T.includes(name) ? undefined : t };
  for (const key of TAKING_LESS[name] ?? FROM_PROVIDER) all[key] = defaults[key];
  for (const [key, value] of Object.entries(props)) if (value !== undefined && value !== null) all[key] = value;
  return all;
}

/** The same by a definition: what comes from provider and page, then its own, without those that are as they are by default. */
function presentPropsBy(
  takes: NonNullable<Context['takes']>,
  outer: Readonly<Record<string, unknown>>,
  own: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  // A figure with a t of its own has not the page's.
  const all: Record<string, unknown> = 't' in takes && own['defaultT'] === undefined ? { t: outer['t'] } : {};
  for (const [name, { from }] of Object.entries(takes)) if (from === 'provider') all[name] = outer[name];
  for (const [name, value] of Object.entries(own)) {
    const isUsual = value === takes[name]?.usual && all[name] === undefined;
    if (value !== undefined && value !== null && !isUsual) all[name] = value;
  }
  return all;
}

/**
 * A figure as JSX that shows what it shows now. What cannot be written down, as a function, a file or a long list, is left out.
 *
 * @param name - `noise-triptych`.
 */
export function codeOf(name: string, context: Pick<Context, 'props' | 'takes' | 'defaults' | 't'>): string {
  const written = Object.entries(presentProps(name, context)).flatMap(([key, value]) => attributeOf(key, value) ?? []);
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
