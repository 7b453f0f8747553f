import type { PredictionTarget, Process } from '../types.js';
import { choice, type Keys, type Values } from './keys.js';

/** What a sampler of a published configuration visits in a number of steps. */
export interface TimestepTable {
  /** What the network is asked for with each step, from noise to the data; EDM's networks take ln(σ) / 4. */
  readonly timesteps: number[];
  /**
   * The noise before each step, and at the end after the last one: σ / α, the noise in x_t / α, of a schedule; σ of a path.
   * Where ᾱ is 0 it is infinite. What is not 0 at the end is left in the sample.
   */
  readonly sigmas: number[];
  /** Of DDIM and PNDM: the timestep to which each step leads; below 0 it is the end. */
  readonly previousTimesteps?: number[];
  /** Of PNDM: the timesteps at which it asks the network, one by one; some are asked for again. */
  readonly evaluations?: number[];
}

/** What a table depends on beside the number of steps. */
export interface TableOptions {
  /** Tokens of the image, as many as it has patches; where the configuration shifts by it, there is no table without. */
  readonly tokens?: number | null | undefined;
}

/** What a class makes of a configuration. */
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

/** Checks a class by its own keys, and forgets them, so that classes fit into one table. */
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
