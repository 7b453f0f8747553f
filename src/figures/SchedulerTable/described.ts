import { invalid } from '../../core/check.js';
import { isPath } from '../../core/process.js';
import { attempt } from '../../hooks/attempt.js';
import { ReaderError } from '../../i18n/format.js';
import type { Message } from '../../i18n/message.js';
import type { Scheduler, TimestepTable } from '../../schedulers/index.js';
import { parseConfig } from '../../schedulers/schedulerClass.js';
import { schedulerFromConfig } from '../../schedulers/schedulerFromConfig.js';
import { type ConfigurationSource, configurationOf, isKnown } from './configurations.js';
import { messages } from './messages.js';
import { notesOf } from './surprises.js';

/** Which of the two it is. */
export type Side = 'A' | 'B';

/** What a configuration comes to in a number of steps, as plain data. */
export interface Described {
  readonly side: Side;
  readonly name: Message;
  readonly table: TimestepTable;
  /** Whether its σ is the share of the noise in (1 - σ)·x0 + σ·ε, and not the noise over the signal. */
  readonly isFlow: boolean;
  /** The noise over the signal before each step, and at the end; infinite where there is no signal. */
  readonly noise: readonly number[];
  /** What surprises in it. */
  readonly notes: readonly Message[];
}

export interface Asked {
  readonly steps: number;
  readonly tokens: number;
}

/** Throws a ReaderError that says which configuration is wrong, and what in it. */
export function describe(side: Side, source: ConfigurationSource, asked: Asked): Described {
  const { value, error } = attempt(() => read(source, asked));
  if (value === null) throw new ReaderError(messages.wrong({ name: side, reason: error.message }), { cause: error });
  const { scheduler, keys, table } = value;
  const isFlow = isPath(scheduler.process) && scheduler.process.kind === 'flow';
  return {
    side,
    name: isKnown(source) ? messages[source] : messages.own,
    table,
    isFlow,
    noise: isFlow ? noiseOfFlow(table.sigmas) : table.sigmas,
    notes: notesOf(scheduler, keys, table, asked),
  };
}

/** Of more, as `schedulerFromConfig` takes them, the schedule alone would hold a page up at every letter that a reader writes. */
const MOST_TIMESTEPS = 10_000;

interface Read {
  readonly scheduler: Scheduler;
  /** The keys of the file. */
  readonly keys: readonly string[];
  readonly table: TimestepTable;
}

function read(source: ConfigurationSource, { steps, tokens }: Asked): Read {
  const configuration = parseConfig(configurationOf(source));
  const { num_train_timesteps: timesteps } = configuration;
  if (typeof timesteps === 'number' && timesteps > MOST_TIMESTEPS) {
    throw invalid('num_train_timesteps', timesteps, `at most ${MOST_TIMESTEPS}`);
  }
  const scheduler = schedulerFromConfig(configuration);
  return { scheduler, keys: Object.keys(configuration), table: scheduler.table(steps, { tokens }) };
}

/** σ / (1 - σ); where a file counts by the share of the data, from 0 to 1, its inverse. */
function noiseOfFlow(sigmas: readonly number[]): number[] {
  const isInverted = sigmas[sigmas.length - 1] === 1;
  return sigmas.map((sigma) => (isInverted ? (1 - sigma) / sigma : sigma / (1 - sigma)));
}
