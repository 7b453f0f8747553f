import type { Context } from './actions.js';

/** Figures that have no timestep. */
const WITHOUT_T = ['source-image', 'forward-grid', 'reverse-chain'];
/** What a figure takes from its provider. */
const FROM_PROVIDER = ['image', 'schedule', 'seed', 'resolution', 'aspectRatio'] as const;

/**
 * A figure as JSX that shows what it shows now: its own props, the provider's, and the page's timestep. What cannot be
 * written down, as a function or a file, is left out.
 *
 * @param name - `noise-triptych`.
 */
export function codeOf(name: string, { props = {}, defaults, t }: Pick<Context, 'props' | 'defaults' | 't'>): string {
  const all: Record<string, unknown> = { ...(WITHOUT_T.includes(name) || t === undefined ? {} : { t }) };
  for (const key of FROM_PROVIDER) all[key] = defaults[key];
  for (const [key, value] of Object.entries(props)) if (value !== undefined && value !== null) all[key] = value;
  const written = Object.entries(all).flatMap(([key, value]) => attributeOf(key, value) ?? []);
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
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return null;
  if ('$$typeof' in value) return null;
  const members = Object.entries(optionsOf(value)).map(([key, member]) => [key, literalOf(member)] as const);
  return `{ ${members.flatMap(([key, text]) => (text === null ? [] : `${key}: ${text}`)).join(', ')} }`;
}

function listOf(values: readonly unknown[]): string | null {
  const texts = values.map(literalOf);
  return texts.includes(null) ? null : `[${texts.join(', ')}]`;
}

/** A schedule by the options that it was made from. */
function optionsOf(value: object): object {
  if (!('alphasCumprod' in value)) return value;
  const { kind, timesteps, betaStart, betaEnd, betas } = value as Record<string, unknown>;
  return kind === undefined || kind === null ? { betas } : { kind, timesteps, betaStart, betaEnd };
}
