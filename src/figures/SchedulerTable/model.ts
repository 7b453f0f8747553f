import { type Chart, type CurveStyle, curveChart } from '../../charts/chart.js';
import { type Axis, logAxis } from '../../charts/ticks.js';
import { inked } from '../../components/ink.js';
import { invalid } from '../../core/check.js';
import { isPath } from '../../core/process.js';
import { attempt } from '../../hooks/attempt.js';
import { ReaderError } from '../../i18n/format.js';
import type { Message, TextGap } from '../../i18n/message.js';
import { formatFixed, fromLiteral, withWideMinus } from '../../i18n/numbers.js';
import type { Scheduler, TimestepTable } from '../../schedulers/index.js';
import { parseConfig } from '../../schedulers/schedulerClass.js';
import { schedulerFromConfig } from '../../schedulers/schedulerFromConfig.js';
import { listOf } from '../describe.js';
import { messages as shared } from '../messages.js';
import { type ConfigurationSource, configurationOf, isKnown } from './configurations.js';
import { messages } from './messages.js';
import { notesOf } from './notes.js';

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

/** Where a column has nothing. */
export const NOTHING = '–';
const DECIMALS = 4;

/** A number in a sentence. */
function shownNumber(value: number | undefined): TextGap {
  if (value === undefined) return NOTHING;
  return value === Infinity ? '∞' : Number(value.toPrecision(3));
}

/** σ in a column: as many decimals in each row, but for what these would make 0. */
export function sigmaCell(sigma: number): TextGap {
  if (sigma === 0) return 0;
  if (sigma === Infinity) return '∞';
  return sigma < 10 ** -DECIMALS / 2 ? fromLiteral(sigma.toExponential(1)) : formatFixed(sigma, DECIMALS);
}

/** A column of timesteps: integers as they are, others with as many decimals as their range needs. */
export function timestepCells(timesteps: readonly number[]): TextGap[] {
  const most = Math.max(...timesteps.map(Math.abs));
  const decimals = timesteps.every(Number.isInteger) ? 0 : most < 10 ? 3 : 1;
  return timesteps.map((t) => withWideMinus(formatFixed(t, decimals)));
}

/** The noise over the signal in each step, on a logarithmic axis. */
export interface StepsChart extends Chart {
  /** The range that is drawn, in words, if values lie outside it. */
  readonly range: Message | null;
}

export const STYLES: Readonly<Record<Side, Pick<CurveStyle, 'meaning' | 'dash'>>> = {
  A: { meaning: 'linear' },
  B: { meaning: 'cosine', dash: '7 4' },
};
/** Powers of ten beyond these are not drawn. */
const RANGE = [-4, 4] as const;
/** A power of ten that has lost its last bits is none outside. */
const ROUNDED = 1 + 1e-9;

export function describeChart(described: readonly Described[], marked: number): StepsChart {
  const last = Math.max(...described.map(({ noise }) => noise.length)) - 1;
  const lines = described.map(({ side, noise }) => ({
    name: side,
    ...STYLES[side],
    // One that has come to its end earlier stays there.
    noise: Float64Array.from({ length: last + 1 }, (_, step) => noise[Math.min(step, noise.length - 1)] as number),
  }));
  const axis = logAxis(
    lines.map(({ noise }) => noise),
    RANGE,
  );
  return {
    ...curveChart(
      lines.map(({ noise, ...line }) => ({ ...line, values: noise.map(Math.log10) })),
      { axis, t: marked, label: labelOf(described, last, marked) },
    ),
    range: rangeOf(
      lines.flatMap(({ noise }) => [...noise]),
      axis,
    ),
  };
}

/** What of the values is not drawn. */
function rangeOf(values: readonly number[], { bottom, top, ticks }: Axis): Message | null {
  const isDrawn = (value: number) => value === 0 || (value >= 10 ** bottom && value <= 10 ** top * ROUNDED);
  const [least = '', most = ''] = [ticks[0]?.text, ticks.at(-1)?.text];
  if (!values.every(isDrawn)) return shared.drawnBetween({ least, most });
  return values.includes(0) ? messages.zeroBelow : null;
}

/** What a step is called; the last is the end. */
export function placeOf(step: number, last: number): Message {
  return step === last ? messages.atEnd : messages.atStep({ step });
}

function labelOf(described: readonly Described[], last: number, marked: number): Message {
  const runs = described.map(({ side, noise }) =>
    messages.run({ name: side, first: shownNumber(noise[0]), last: shownNumber(noise[noise.length - 2]) }),
  );
  const values = described.map(({ side, noise }) => messages.value({ name: side, value: shownNumber(noise[marked]) }));
  return messages.chart({
    count: last,
    steps: last,
    runs: listOf(runs),
    place: placeOf(marked, last),
    values: listOf(values),
  });
}

/** What the table lists. */
export const SIGMA = inked('noise', String.raw`\sigma`);
/** The noise over the signal in a flow. */
export const RATIO = inked('noise', String.raw`\sigma / (1 - \sigma)`);
