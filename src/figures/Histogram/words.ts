import type { Data, HistogramContent } from './content.js';
import type { Measured } from './measure.js';
import { BINS, RANGE, SHOWN, type Tally } from './tally.js';

const CLIPPED = `outside [−${SHOWN}, ${SHOWN}]: clipped on a screen`;

/** A number of a histogram as text. */
export interface NumberText {
  readonly name: string;
  readonly text: string;
}

/** What is counted, in words. */
export function nameOf({ data, of, t }: Pick<HistogramContent, 'data' | 'of' | 't'>): string {
  if (of === 'x0') return data === 'points' ? 'the data x0' : 'the image x0';
  if (of === 'epsilon') return 'the noise ε';
  return t === null ? 'x_t' : `x_t at t = ${t}`;
}

/** The histogram in words and numbers, for screen readers. */
export function labelOf({ content, tally }: Measured): string {
  const isOfPoints = content.data === 'points';
  const numbers = [
    `mean ${rounded(tally.mean)}`,
    `standard deviation ${rounded(tally.sd)}`,
    ...(isOfPoints ? [] : [`${percentOf(tally.clipped)} of the values outside [-${SHOWN}, ${SHOWN}]`]),
    `${percentOf(tally.beyond)} beyond [${RANGE.least}, ${RANGE.most}] and counted in the outermost bars`,
  ];
  const theory = {
    x0: 'over the density N(0, 1) for comparison',
    xt: `over the density that theory gives for ${isOfPoints ? 'these points' : 'this image'}, and N(0, 1)`,
    epsilon: 'over its density in theory, N(0, 1)',
  }[content.of];
  const what = `The ${tally.total} ${valuesIn(content.data)} of ${nameOf(content)} in ${BINS} bars`;
  return `${what} ${theory}: ${numbers.join(', ')}.`;
}

/** What the values of data are called. */
export function valuesIn(data: Data): string {
  return data === 'points' ? 'coordinates' : 'values';
}

/** The numbers under a histogram; dashes before anything is counted. No screen clips points. */
export function numbersOf(tally: Tally | null, data: Data): NumberText[] {
  const text = (number: (tally: Tally) => string) => (tally ? number(tally).replace('-', '−') : '–');
  return [
    { name: 'mean', text: text(({ mean }) => rounded(mean)) },
    { name: 'sd', text: text(({ sd }) => rounded(sd)) },
    ...(data === 'points' ? [] : [{ name: CLIPPED, text: text(({ clipped }) => percentOf(clipped)) }]),
    { name: `beyond ±${RANGE.most}: in the outermost bars`, text: text(({ beyond }) => percentOf(beyond)) },
  ];
}

/** Two decimals; what rounds to zero has no sign. */
function rounded(value: number): string {
  return (Math.round(value * 100) / 100).toFixed(2);
}

/** One decimal; a share that is smaller, but not zero, says so. */
function percentOf(share: number): string {
  const percent = 100 * share;
  return percent > 0 && percent < 0.05 ? '< 0.1%' : `${percent.toFixed(1)}%`;
}
