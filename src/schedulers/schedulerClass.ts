import { anyOf, invalid, tagOf } from '../base/check.js';
import { TIMESTEPS_LIMIT } from '../process/schedule.js';
import type { PredictionTarget, Process } from '../process/types.js';

/** A key of a configuration: what it is where the file has none, and what it may be. */
export interface Key<T = unknown> {
  readonly fallback: T;
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
}

export type Keys = Readonly<Record<string, Key>>;

/** The values of keys, checked. */
export type Values<K extends Keys> = { readonly [name in keyof K]: K[name] extends Key<infer T> ? T : never };

export function flag(fallback: boolean): Key<boolean> {
  return { fallback, expected: 'true or false', accepts: (value) => typeof value === 'boolean' };
}

export function choice<const T extends string>(fallback: T, all: readonly T[]): Key<T> {
  return { fallback, expected: anyOf(all), accepts: (value) => all.includes(value as T) };
}

export function number<const T extends number | null>(
  fallback: T,
  expected: string,
  isInside: (value: number) => boolean,
): Key<number | (T extends null ? null : never)> {
  const accepts = (value: unknown) => typeof value === 'number' && isInside(value);
  return { fallback: fallback as never, expected, accepts };
}

export function positive<const T extends number | null>(fallback: T) {
  return number(fallback, 'a positive number', (value) => value > 0 && value < Infinity);
}

/** An integer from `least` to as many as a schedule can have timesteps. */
export function integer(fallback: number, least: number) {
  const expected = `an integer from ${least} to ${TIMESTEPS_LIMIT}`;
  return number(fallback, expected, (value) => Number.isInteger(value) && value >= least && value <= TIMESTEPS_LIMIT);
}

export function numbers(expected: string, isInside: (value: number) => boolean): Key<readonly number[] | null> {
  const isNumber = (value: unknown) => typeof value === 'number' && isInside(value);
  return { fallback: null, expected, accepts: (value) => Array.isArray(value) && value.every(isNumber) };
}

/**
 * The values of a configuration for these keys. `null` is what a key of none is.
 *
 * @throws RangeError that names a key whose value it cannot be.
 */
export function valuesOf<K extends Keys>(keys: K, config: Readonly<Record<string, unknown>>): Values<K> {
  const entries = Object.entries(keys).map(([name, { fallback, expected, accepts }]) => {
    const value = config[name] ?? null;
    if (value === null) return [name, fallback];
    if (!accepts(value)) throw invalid(name, value, expected);
    return [name, value];
  });
  return Object.fromEntries(entries);
}

/** A configuration as an object: as it is, or from its text. */
export function parseConfig(json: unknown): Readonly<Record<string, unknown>> {
  const parsed = typeof json === 'string' ? parseText(json) : json;
  if (tagOf(parsed) !== 'Object')
    throw invalid('configuration', json, 'the object or the text of a scheduler_config.json');
  return parsed as Readonly<Record<string, unknown>>;
}

function parseText(text: string): unknown {
  try {
    // Python writes -Infinity, `lambda_min_clipped` by default, which is no JSON; -1e999 is, and is read as the same.
    return JSON.parse(text.replace(/:\s*-Infinity\b/g, ': -1e999'));
  } catch {
    return null;
  }
}

/** The timesteps and σ of a published sampler for a number of steps. */
export interface TimestepTable {
  /** The timestep that the network receives with each step, from noise to the data; EDM's networks take ln(σ) / 4. */
  readonly timesteps: number[];
  /**
   * The noise before each step, and at the end after the last one: σ / α, the noise in x_t / α, of a schedule; σ of a path.
   * It is infinite if ᾱ is 0 in float64, for example after many timesteps with a large β. A final σ above 0 is noise that stays in the sample.
   */
  readonly sigmas: number[];
  /** The timestep to which each step of DDIM, PNDM and TCD leads. A timestep below 0 stands for the end. */
  readonly previousTimesteps?: number[];
  /** The timesteps at which PNDM evaluates the network, one by one; some are evaluated again. */
  readonly evaluations?: number[];
}

/** The options of a table besides the number of steps. */
export interface TableOptions {
  /** Tokens of the image, as many as it has patches; where the configuration shifts by it, there is no table without. */
  readonly tokens?: number | null | undefined;
}

/** The process, the target and the tables that a class derives from a configuration. */
export interface SchedulerParts {
  readonly process: Process;
  readonly predicts: PredictionTarget;
  readonly mostSteps: number;
  table(steps: number, options: TableOptions): TimestepTable;
}

/** A class of schedulers. */
export interface SchedulerClass<K extends Keys = Keys> {
  /** Keys on which process, prediction or table depend. */
  readonly keys: K;
  /** Keys that change how a step is taken, and nothing here. */
  readonly stepKeys: readonly string[];
  /** @throws RangeError for keys that contradict each other. */
  make(values: Values<K>): SchedulerParts;
}

/** Checks a class by its own keys, and erases their type, so that all classes fit into one table. */
export function schedulerClass<K extends Keys>(definition: SchedulerClass<K>): SchedulerClass {
  return definition as unknown as SchedulerClass;
}

/** Names of `prediction_type`, and what they are here. */
export const targets = {
  epsilon: 'epsilon',
  sample: 'x0',
  v_prediction: 'v',
  flow_prediction: 'velocity',
} as const;

export function predictionKey<const T extends keyof typeof targets>(...known: T[]) {
  return choice<T | 'epsilon'>('epsilon', ['epsilon', ...known]);
}
