import type {
  Convention,
  ConventionFormulaName,
  ConventionSource,
  ConventionSymbolName,
  ConventionText,
} from '../../src/conventions/index.js';
import { conventions } from '../../src/conventions/index.js';

/** What may stand in a cell of the translator; each part on a line of its own. */
export interface ConventionCell {
  /** Plain text. */
  readonly text?: string;
  readonly tex?: string;
  readonly code?: string;
  readonly links?: readonly ConventionSource[];
}

export interface ConventionRow {
  readonly head: string;
  /** Whether its cells are a symbol and a variable, which stand side by side; defaults to false. */
  readonly isOfSymbols?: boolean | undefined;
  readonly cells: readonly [ConventionCell, ConventionCell];
}

export const conventionNames = conventions.map(({ name }) => name);

const SYMBOLS: readonly (readonly [ConventionSymbolName, string])[] = [
  ['x0', 'Clean image'],
  ['epsilon', 'Noise'],
  ['xt', 'Noisy state'],
  ['prediction', 'Prediction of the network'],
];
const FORMULAS: readonly (readonly [ConventionFormulaName, string])[] = [
  ['forward', 'Add noise'],
  ['target', 'Target of the network'],
  ['x0', 'Estimate of the clean image'],
  ['epsilon', 'Estimate of the noise'],
  ['step', 'Deterministic step from t to s'],
  ['logSnr', 'log-SNR'],
];

/** The rows of the translator, with a cell of each of two conventions. */
export function conventionRows(one: Convention, other: Convention): ConventionRow[] {
  const row = (head: string, cellOf: (convention: Convention) => ConventionCell): ConventionRow => ({
    head,
    cells: [cellOf(one), cellOf(other)],
  });
  return [
    { ...row('Time', ({ time, symbols }) => ({ text: time.range, ...codeOf(symbols.time) })), isOfSymbols: true },
    row('Time of the clean image', ({ time, symbols }) => ({ tex: `${symbols.time?.tex} = ${time.clean}` })),
    row('Usual noise levels', ({ setup }) => ({ code: setup })),
    ...SYMBOLS.map(([name, head]) => ({ ...row(head, ({ symbols }) => ({ ...symbols[name] })), isOfSymbols: true })),
    ...FORMULAS.map(([name, head]) => row(head, ({ formulas }) => formulas[name])),
    row('Sources', ({ sources }) => ({ links: sources })),
  ];
}

function codeOf(text: ConventionText | undefined): ConventionCell {
  return text ? { code: text.code } : {};
}

/** The lines of a cell as text, for a file. */
export function linesOf({ text, tex, code, links = [] }: ConventionCell): string[] {
  return [text, tex, code, ...links.map(({ name, url }) => `${name}, ${url}`)].filter((line) => line !== undefined);
}

/** Log-SNRs whose times are in the file of all conventions. */
const LEVELS = Array.from({ length: 41 }, (_, index) => 10 - index / 2);

/** All conventions as JSON, and their times at the same levels; null where a convention has no such level. */
export function conventionsJson(): string {
  const timesAt = (logSnr: number) => Object.fromEntries(conventions.map((one) => [one.name, one.timeAt(logSnr)]));
  const levels = LEVELS.map((logSnr) => ({ logSnr, times: timesAt(logSnr) }));
  return `${JSON.stringify({ conventions, levels }, null, 1)}\n`;
}

/** The first and the last time of a flow on a slider: its ends have no finite log-SNR. */
const FLOW_EDGE = 0.001;

/** The usual log-SNRs of a convention, the highest first. */
function usualLevels(one: Convention): [highest: number, lowest: number] {
  const { least, most, isInteger } = one.time;
  const ends = isInteger || one.name === 'edm' ? [least, most] : [FLOW_EDGE, 1 - FLOW_EDGE];
  const levels = ends.map((t) => one.logSnr(t));
  return [Math.max(...levels), Math.min(...levels)];
}

/** The usual times of a convention at which another has the same level: the least and the most. */
export function sharedTimes(one: Convention, other: Convention): [least: number, most: number] {
  const [highest, lowest] = usualLevels(one);
  // Only integers end: a flow and EDM have every level.
  const [top, bottom] = other.time.isInteger ? usualLevels(other) : [highest, lowest];
  const ends = [Math.min(highest, top), Math.max(lowest, bottom)].map((level) => one.timeAt(level) as number);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  return one.time.isInteger
    ? [Math.max(one.time.least, Math.ceil(least - ROUNDING)), Math.floor(most + ROUNDING)]
    : [least, most];
}

const ROUNDING = 1e-6;
