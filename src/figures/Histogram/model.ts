import { max } from 'd3-array';
import { type Axis, axisFromZero, linearAxis } from '../../charts/axes.js';
import { symbolLink, termLink } from '../../equations/names.js';
import type { Message, Text, TextGap } from '../../i18n/message.js';
import {
  type FormattedNumber,
  formatFixed,
  formatPercent,
  formatSignificant,
  withWideMinus,
} from '../../i18n/numbers.js';
import { forwardJumpCoefficients } from '../../process/coefficients.js';
import type { Quantity } from '../../process/graph.js';
import { isPath } from '../../process/process.js';
import { noise, x0 } from '../../process/quantity.js';
import type { Coefficients, Process } from '../../process/types.js';
import { EPSILON, NOISE_SCALE, PATH_NOISE_SCALE, PATH_SIGNAL_SCALE, SIGNAL_SCALE, X0, XT } from '../../tex/symbols.js';
import { messages as shared } from '../shared/messages.js';
import { isDivided, POINT_EPSILON, SHARED_EPSILON, shownDivisor, shownJump, XT_DIVIDED } from '../shared/shownState.js';
import { BIN_WIDTH, RANGE, type Tally } from '../shared/tally.js';
import { messages } from './messages.js';
import { type Line, lineOf, normalCumulative } from './theory.js';

/** All parts of a drawn histogram. */
export interface HistogramDrawing {
  /** The density in each bin. */
  readonly bars: Float64Array;
  /** The density in theory. */
  readonly theory: Line | null;
  /** N(0, 1), for comparison; null if it is the theoretical density itself. */
  readonly normal: Line | null;
  /** The axis of densities. */
  readonly y: Axis;
}

const NORMAL = lineOf(normalCumulative);

/** Computes the drawing of a measured histogram. */
export function drawingOf({ content, tally, theory }: Measured): HistogramDrawing {
  const bars = densityOf(tally);
  const heights = [bars, NORMAL.density, theory?.density ?? bars];
  const top = roundTop(Math.max(...heights.map((values) => max(values) as number)));
  return {
    bars,
    theory,
    normal: content.of === 'epsilon' ? null : NORMAL,
    y: axisFromZero(top, { name: messages.density }),
  };
}

/** The height of each bar: the share of its values divided by its width, so that all bars together have the area 1. */
export function densityOf({ bins, total }: Tally): Float64Array {
  return Float64Array.from(bins, (count) => count / total / BIN_WIDTH);
}

/** The axis of values, or of coordinates. */
export const AXES: Readonly<Record<Data, Axis>> = {
  image: linearAxis(RANGE.least, RANGE.most, { name: messages.value, step: 1 }),
  points: linearAxis(RANGE.least, RANGE.most, { name: messages.coordinate, step: 1 }),
};
/** The axis of densities before anything is counted. */
export const NO_DENSITIES: Axis = { ...linearAxis(0, 1, { name: messages.density }), ticks: [] };

/** The possible tops of the axis. They are few, so that the axis seldom changes while t moves. A bar is at most 7.5 high. */
const TOPS = [0.5, 0.8, 1.2, 2, 3, 5, 8];

function roundTop(largest: number): number {
  return TOPS.find((top) => largest <= top) ?? largest;
}

/** The quantity whose values are counted. */
type Counted = 'x0' | 'xt' | 'epsilon';

/** The kind of data. */
export type Data = 'image' | 'points';

/** The symbols of the formulas: those of a schedule, of a path, or of a path whose x_t is divided by √(α_t² + σ_t²). */
type Written = 'schedule' | 'path' | 'divided';

/** The content of a histogram, as plain data. */
export interface HistogramContent {
  readonly data: Data;
  readonly of: Counted;
  /** The timestep; null if the values do not depend on it. */
  readonly t: number | null;
  readonly quantity: Quantity;
  /** √ᾱ_t and √(1-ᾱ_t) of x_t, or the scales of a path, divided by the divisor of x_t. */
  readonly jump: Pick<Coefficients, 'a' | 'sigma'> | null;
  /** The divisor of x_t; 1 for x_t itself. */
  readonly divisor: number;
  /** The symbols of the terms of x_t. */
  readonly written: Written;
}

/** Describes the histogram of the same x_t that other figures show. */
export function contentOf(of: Counted, t: number, process: Process, seed: number, data: Data): HistogramContent {
  const epsilon = noise({ seed, stream: data === 'points' ? POINT_EPSILON : SHARED_EPSILON });
  const written = writtenFor(process);
  if (of === 'x0') return { data, of, t: null, quantity: x0, jump: null, divisor: 1, written };
  if (of === 'epsilon') return { data, of, t: null, quantity: epsilon, jump: null, divisor: 1, written };
  const { a, sigma } = forwardJumpCoefficients(process, t);
  const divisor = shownDivisor(process, t);
  const quantity = shownJump(process, x0, t, epsilon);
  return { data, of, t, quantity, jump: { a: a / divisor, sigma: sigma / divisor }, divisor, written };
}

function writtenFor(process: Process): Written {
  if (isDivided(process)) return 'divided';
  return isPath(process) ? 'path' : 'schedule';
}

const EPSILON_SYMBOL = String.raw`\epsilon`;

/** The terms of (2). */
const OF_SCHEDULE = [
  { tex: `${SIGNAL_SCALE}\\,${X0}`, link: termLink('alphasCumprodSqrt', 'x_0') },
  { tex: `${NOISE_SCALE}\\,${EPSILON}`, link: termLink('oneMinusAlphasCumprodSqrt', EPSILON_SYMBOL) },
] as const;
/** The terms of (2) on a path. */
const OF_PATH = [
  { tex: `${PATH_SIGNAL_SCALE}\\,${X0}`, link: termLink('pathAlpha', 'x_0') },
  { tex: `${PATH_NOISE_SCALE}\\,${EPSILON}`, link: termLink('pathSigma', EPSILON_SYMBOL) },
] as const;

/** The terms of x_t. */
export function termsOf(written: Written) {
  return written === 'schedule' ? OF_SCHEDULE : OF_PATH;
}

const COUNTED = {
  x0: { tex: X0, link: symbolLink('x_0') },
  xt: {
    tex: XT,
    link: symbolLink('x_t', [
      ['alphasCumprodSqrt', 'x_0'],
      ['oneMinusAlphasCumprodSqrt', EPSILON_SYMBOL],
    ]),
  },
  epsilon: { tex: EPSILON, link: symbolLink(EPSILON_SYMBOL) },
};
const XT_OF_PATH = symbolLink('x_t', [
  ['pathAlpha', 'x_0'],
  ['pathSigma', EPSILON_SYMBOL],
]);

/** The counted quantity as a symbol. */
export function countedAs(of: Counted, written: Written) {
  if (of !== 'xt' || written === 'schedule') return COUNTED[of];
  return { tex: written === 'divided' ? XT_DIVIDED : XT, link: XT_OF_PATH };
}

/** A number of a histogram as text. */
interface NumberText {
  readonly name: Message;
  readonly text: TextGap;
}

type Named = Pick<HistogramContent, 'data' | 'of' | 't' | 'divisor'>;

/** The histogram in words and numbers, for screen readers. */
export function labelOf({ content, tally }: Measured): Message {
  const { data, of } = content;
  const inWords = {
    total: tally.total,
    quantity: nameOf(content),
    theory: theoryOf(of, data),
    mean: rounded(tally.mean),
    sd: rounded(tally.sd),
    beyond: percentOf(tally.beyond),
  };
  if (data === 'points') return messages.countedCoordinates(inWords);
  return messages.countedValues({ ...inWords, clipped: percentOf(tally.clipped) });
}

/** The label before the first count. */
export function pendingLabelOf(content: Named): Message {
  const quantity = nameOf(content);
  return content.data === 'points' ? messages.coordinates({ quantity }) : messages.values({ quantity });
}

/** The name of the counted quantity. */
function nameOf({ data, of, t, divisor }: Named): Text {
  if (of === 'x0') return data === 'points' ? messages.data : shared.x0;
  if (of === 'epsilon') return shared.noise;
  if (t === null) return 'x_t';
  return divisor === 1 ? shared.xt({ t }) : shared.xtDivided({ t, divisor: formatSignificant(divisor, 3) });
}

/** The names of the lines over the bars. */
function theoryOf(of: HistogramContent['of'], data: Data): Message {
  if (of === 'x0') return messages.overNormal;
  if (of === 'epsilon') return messages.overTheoryOfNoise;
  return data === 'points' ? messages.overTheoryOfPoints : messages.overTheoryOfImage;
}

/** The numbers under a histogram; dashes before the first count. The numbers of points have no clipped share. */
export function numbersOf(tally: Tally | null, data: Data): NumberText[] {
  const text = (number: (tally: Tally) => TextGap) => (tally ? number(tally) : '–');
  return [
    { name: messages.mean, text: text(({ mean }) => withWideMinus(rounded(mean))) },
    { name: messages.sd, text: text(({ sd }) => rounded(sd)) },
    ...(data === 'points' ? [] : [{ name: messages.clipped, text: text(({ clipped }) => percentOf(clipped)) }]),
    { name: messages.beyond, text: text(({ beyond }) => percentOf(beyond)) },
  ];
}

/** Two decimals, without a minus if the value rounds to zero. */
function rounded(value: number): FormattedNumber {
  return formatFixed(Math.round(value * 100) / 100, 2);
}

/** A share in percent with one decimal. A positive share that is smaller is shown as “less than”. */
function percentOf(share: number): TextGap {
  const percent = 100 * share;
  return percent > 0 && percent < 0.05
    ? messages.lessThan({ share: formatPercent(0.001, 1) })
    : formatPercent(share, 1);
}

/** The counts, and the density in theory. */
export interface Measured {
  readonly content: HistogramContent;
  readonly tally: Tally;
  /** The density in theory; null for x0, whose density is the histogram itself. */
  readonly theory: Line | null;
}
