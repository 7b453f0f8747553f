import { invalid } from '../../base/check.js';
import { type Axis, decadesAround, logAxis, timestepAxis } from '../../charts/axes.js';
import type { CurvesContent } from '../../charts/Chart.js';
import type { LineStyle } from '../../charts/shapes.js';
import { tryCatch } from '../../hooks/tryCatch.js';
import { ReaderError } from '../../i18n/format.js';
import type { Message, TextGap } from '../../i18n/message.js';
import { NONE } from '../../i18n/num.js';
import { formatFixed, fromLiteral, withWideMinus } from '../../i18n/numbers.js';
import { isPath } from '../../process/process.js';
import type { Scheduler, TimestepTable } from '../../schedulers/index.js';
import { parseConfig } from '../../schedulers/schedulerClass.js';
import { schedulerFromConfig } from '../../schedulers/schedulerFromConfig.js';
import { muOf, shiftedSigma } from '../../schedulers/sigmas.js';
import { inked } from '../../ui/ink.js';
import { listOf } from '../shared/describe.js';
import { messages as shared } from '../shared/messages.js';
import { type ConfigurationSource, configurationOf, isKnown } from './configurations.js';
import { messages } from './messages.js';

/** The side of a configuration. */
export type Side = 'A' | 'B';

/** The timesteps and σ of a configuration at a number of steps, as plain data. */
export interface Described {
  readonly side: Side;
  readonly name: Message;
  readonly table: TimestepTable;
  /** Whether its σ is the share of the noise in (1 - σ)·x0 + σ·ε, and not the ratio of noise to signal. */
  readonly isFlow: boolean;
  /** The ratio of noise to signal before each step, and at the end; infinite without signal. */
  readonly noise: readonly number[];
  /** The surprising settings. */
  readonly notes: readonly Message[];
}

export interface Asked {
  readonly steps: number;
  readonly tokens: number;
}

/** Throws a ReaderError that names the wrong configuration and its error. */
export function describe(side: Side, source: ConfigurationSource, asked: Asked): Described {
  const { value, error } = tryCatch(() => read(source, asked));
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

/**
 * The largest number of timesteps, lower than in `schedulerFromConfig`: a longer schedule would block the page after every letter that a
 * reader types.
 */
const MAX_TIMESTEPS = 10_000;

interface Read {
  readonly scheduler: Scheduler;
  /** The keys of the file. */
  readonly keys: readonly string[];
  readonly table: TimestepTable;
}

function read(source: ConfigurationSource, { steps, tokens }: Asked): Read {
  const configuration = parseConfig(configurationOf(source));
  const { num_train_timesteps: timesteps } = configuration;
  if (typeof timesteps === 'number' && timesteps > MAX_TIMESTEPS) {
    throw invalid('num_train_timesteps', timesteps, `at most ${MAX_TIMESTEPS}`);
  }
  const scheduler = schedulerFromConfig(configuration);
  return { scheduler, keys: Object.keys(configuration), table: scheduler.table(steps, { tokens }) };
}

/** σ / (1 - σ), or its inverse if the file counts the share of the data from 0 to 1. */
function noiseOfFlow(sigmas: readonly number[]): number[] {
  const isInverted = sigmas[sigmas.length - 1] === 1;
  return sigmas.map((sigma) => (isInverted ? (1 - sigma) / sigma : sigma / (1 - sigma)));
}

const DECIMALS = 4;

/** A number in a sentence. */
function shownNumber(value: number | undefined): TextGap {
  return value === undefined ? NONE : Number(value.toPrecision(3));
}

/** From here on σ is written as a power of ten. */
const LARGE = 1e6;

/** σ in a column, with the same number of decimals in each row, unless they would all be 0 or σ is large. */
export function sigmaCell(sigma: number): TextGap {
  if (sigma === 0) return 0;
  const isPower = sigma < 10 ** -DECIMALS / 2 || sigma >= LARGE;
  return isPower ? fromLiteral(sigma.toExponential(1)) : formatFixed(sigma, DECIMALS);
}

/** A column of timesteps: integers unchanged, others with as many decimals as their range needs. */
export function timestepCells(timesteps: readonly number[]): TextGap[] {
  const most = Math.max(...timesteps.map(Math.abs));
  const decimals = timesteps.every(Number.isInteger) ? 0 : most < 10 ? 3 : 1;
  return timesteps.map((t) => withWideMinus(formatFixed(t, decimals)));
}

/** The chart of the ratio of noise to signal in each step, on a logarithmic axis. */
export interface StepsChart extends CurvesContent {
  /** The range of the axis in words, if values lie outside it. */
  readonly range: Message | null;
}

export const STYLES: Readonly<Record<Side, LineStyle>> = {
  A: { ink: 'category-1' },
  B: { ink: 'category-4', dash: '7 4' },
};
/** The powers of ten of the axis. */
const RANGE = [-4, 4] as const;
/** The factor by which rounding may move a power of ten outside the axis. */
const ROUNDED = 1 + 1e-9;

export function describeChart(described: readonly Described[], marked: number): StepsChart {
  const last = Math.max(...described.map(({ noise }) => noise.length)) - 1;
  const lines = described.map(({ side, noise }) => ({
    name: side,
    ...STYLES[side],
    // The shorter configuration keeps its last value.
    noise: Float64Array.from({ length: last + 1 }, (_, step) => noise[Math.min(step, noise.length - 1)] as number),
  }));
  const all = lines.flatMap(({ noise }) => [...noise]);
  const axis = logAxis(...decadesAround(all, [0, 0], RANGE), { name: null });
  return {
    x: stepAxis(last),
    y: axis,
    // 0 has no place on the logarithmic axis. The line ends before it.
    curves: lines.map(({ noise, ...line }) => ({ ...line, values: noise.map((value) => value || Number.NaN) })),
    marker: { value: marked },
    label: labelOf(described, last, marked),
    range: rangeOf(all, axis),
  };
}

/** The part of the values that is not drawn. */
function rangeOf(values: readonly number[], { domain: [bottom, top], ticks }: Axis): Message | null {
  const isDrawn = (value: number) => value === 0 || (value >= bottom && value <= top * ROUNDED);
  const [least = '', most = ''] = [ticks[0]?.text, ticks.at(-1)?.text];
  if (!values.every(isDrawn)) return shared.drawnBetween({ least, most });
  return values.includes(0) ? messages.zeroBelow : null;
}

/** The axis of steps, which ends at the end of the last step. */
function stepAxis(last: number): Axis {
  return timestepAxis(last + 1, {
    name: messages.step,
    symbol: undefined,
    valueName: (step) => placeOf(step, last),
  });
}

/** The name of a step; the last is the end. */
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

/** The quantity in the table. */
export const SIGMA = inked('noise', String.raw`\sigma`);
/** The ratio of noise to signal in a flow. */
export const RATIO = inked('noise', String.raw`\sigma / (1 - \sigma)`);

/** A scheduler, the keys of its file, and its timesteps at a number of steps. */
interface Reading extends Asked {
  readonly scheduler: Scheduler;
  readonly given: ReadonlySet<string>;
  readonly table: TimestepTable;
}

type Notes = (read: Reading) => Message | readonly Message[] | null;

/** The surprising settings of a scheduler, computed from its configuration. Texts in gaps are names of its file, as code. */
function notesOf(scheduler: Scheduler, given: readonly string[], table: TimestepTable, asked: Asked): Message[] {
  const read = { ...asked, scheduler, table, given: new Set(given) };
  return NOTES.flatMap((note) => note(read) ?? []);
}

/** The keys that space σ independently of the timesteps. */
const SIGMA_SPACINGS = ['use_karras_sigmas', 'use_exponential_sigmas', 'use_beta_sigmas', 'use_lu_lambdas'];
/** DPM-Solver++ and the solvers that divide the timesteps as it does. */
const isDpm = ({ className }: Scheduler) => /^(DPMSolver|UniPC|DEIS)Multistep/.test(className);

function sigmaSpacingOf({ values }: Scheduler): string | undefined {
  return SIGMA_SPACINGS.find((key) => values[key] === true);
}

/** The spacing of the timesteps, if the table depends on it. */
function spacingOf(scheduler: Scheduler): string | null {
  const { timestep_spacing: spacing, use_flow_sigmas: isFlow, interpolation_type: between } = scheduler.values;
  const isUnread = isFlow === true || between === 'log_linear' || (isDpm(scheduler) && sigmaSpacingOf(scheduler));
  return typeof spacing === 'string' && !isUnread ? spacing : null;
}

/** A number with four digits. */
function short(value: number): number {
  return Number(value.toPrecision(4));
}

const usualSpacing: Notes = ({ scheduler, given }) => {
  const spacing = spacingOf(scheduler);
  if (spacing === null || given.has('timestep_spacing')) return null;
  return messages.usualSpacing({ key: 'timestep_spacing', scheduler: scheduler.className, spacing });
};

const leading: Notes = ({ scheduler, table: { timesteps }, steps }) => {
  if (spacingOf(scheduler) !== 'leading' || sigmaSpacingOf(scheduler)) return null;
  const { num_train_timesteps: all } = scheduler.values as Record<string, number>;
  const first = timesteps[0] as number;
  const gap = Math.floor((all as number) / (isDpm(scheduler) ? steps + 1 : steps));
  // A clipped λ leaves fewer values to divide.
  if (steps > 1 && first - (timesteps[1] as number) !== gap) return null;
  const gaps = {
    spacing: 'leading',
    timesteps: all as number,
    steps,
    gap,
    first,
    last: timesteps[steps - 1] as number,
  };
  const left = Math.max(0, (all as number) - 1 - first);
  return (isDpm(scheduler) ? messages.leadingByOneMore : messages.leading)({ ...gaps, left, count: left });
};

const spacedSigmas: Notes = ({ scheduler, table: { sigmas }, steps }) => {
  const key = sigmaSpacingOf(scheduler);
  const { num_train_timesteps: timesteps, timestep_spacing: spacing } = scheduler.values;
  if (key === undefined || spacing === undefined || steps === 1) return null;
  const ends = { key, most: short(sigmas[0] as number), least: short(sigmas[steps - 1] as number) };
  if (isDpm(scheduler))
    return messages.spacedAll({ ...ends, timesteps: timesteps as number, spacing: 'timestep_spacing' });
  const { sigma_min: least, sigma_max: most } = scheduler.values;
  return least === null && most === null ? messages.spacedVisited({ ...ends, spacing: String(spacing) }) : null;
};

const logTimesteps: Notes = ({ scheduler: { process, values } }) => {
  const isContinuous = values['timestep_type'] === 'continuous' && values['prediction_type'] === 'v_prediction';
  return isContinuous || (isPath(process) && process.kind === 'edm') ? messages.logTimesteps : null;
};

const shiftedTwice: Notes = ({ scheduler: { values }, table: { sigmas }, steps }) => {
  const { shift, use_dynamic_shifting: isDynamic, num_train_timesteps: timesteps, invert_sigmas: inverted } = values;
  if (typeof shift !== 'number' || shift === 1 || isDynamic || inverted || values['shift_terminal'] !== null)
    return null;
  const least = 1 / (timesteps as number);
  const moved = { least: short(least), moved: short(shiftedSigma(least, shift)) };
  return messages.shiftedTwice({ key: 'shift', shift, ...moved, last: short(sigmas[steps - 1] as number) });
};

const shiftedByTokens: Notes = ({ scheduler: { values }, tokens }) => {
  const { base_image_seq_len: base, time_shift_type: type, use_dynamic_shifting: isDynamic } = values;
  if (!isDynamic || typeof base !== 'number') return null;
  const factorOf = (count: number) => {
    const mu = muOf(values as unknown as Parameters<typeof muOf>[0], { tokens: count });
    return short(type === 'exponential' ? Math.exp(mu) : mu);
  };
  const factors = { factor: factorOf(tokens), tokens, baseFactor: factorOf(base), base };
  return messages.shiftedByTokens({ key: 'use_dynamic_shifting', shift: 'shift', ...factors });
};

const zeroSnr: Notes = ({ scheduler, table: { sigmas } }) => {
  const { rescale_betas_zero_snr: isRescaled, num_train_timesteps: timesteps } = scheduler.values;
  if (!isRescaled) return null;
  const last = (timesteps as number) - 1;
  if (sigmas[0] === Infinity) return messages.zeroSnr({ last });
  const sigma = short(Math.max(...sigmas));
  return ALMOST_ZERO.test(scheduler.className)
    ? messages.almostZeroSnr({ last, scheduler: scheduler.className, sigma })
    : null;
};
/** The classes that divide by ᾱ. */
const ALMOST_ZERO = /^Euler|^DPMSolver|^UniPC/;

const end: Notes = ({ scheduler: { process, values }, table: { sigmas, previousTimesteps } }) => {
  const last = sigmas[sigmas.length - 1] as number;
  if (last === 0 || values['invert_sigmas'] === true) return null;
  const sigma = short(last);
  const alphaCumprod = Number((1 / (1 + last ** 2)).toPrecision(5));
  const t = previousTimesteps?.[previousTimesteps.length - 1] ?? -1;
  if (t >= 0) return messages.endsEarly({ t, sigma, alphaCumprod });
  const key = previousTimesteps ? 'set_alpha_to_one' : 'final_sigmas_type';
  if (!previousTimesteps && values[key] === undefined) return null;
  const why = { key, value: previousTimesteps ? 'false' : 'sigma_min' };
  return isPath(process)
    ? messages.endsNoisyPath({ sigma, ...why })
    : messages.endsNoisy({ sigma, alphaCumprod, ...why });
};

const evaluations: Notes = ({ scheduler: { values }, table: { evaluations: asked, timesteps }, steps }) => {
  if (!asked) return null;
  const count = asked.length;
  return values['skip_prk_steps'] === true
    ? messages.twice({ count, steps, t: timesteps[Math.min(1, steps - 1)] as number })
    : messages.rungeKutta({ count, steps });
};

const ignored: Notes = ({ scheduler: { className, ignoredKeys } }) =>
  ignoredKeys.length > 0 ? messages.ignored({ scheduler: className, keys: ignoredKeys.join(', ') }) : null;

const NOTES: readonly Notes[] = [
  ...[usualSpacing, leading, spacedSigmas, logTimesteps, shiftedTwice, shiftedByTokens],
  ...[zeroSnr, end, evaluations, ignored],
];
