import type { Message, Text, TextGap } from '../../i18n/message.js';
import {
  type FormattedNumber,
  formatFixed,
  formatPercent,
  formatSignificant,
  withWideMinus,
} from '../../i18n/numbers.js';
import { messages as shared } from '../messages.js';
import type { Data, HistogramContent } from './content.js';
import type { Measured } from './measure.js';
import { messages } from './messages.js';
import type { Tally } from './tally.js';

/** A number of a histogram as text. */
export interface NumberText {
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

/** The same before anything is counted. */
export function pendingLabelOf(content: Named): Message {
  const quantity = nameOf(content);
  return content.data === 'points' ? messages.coordinates({ quantity }) : messages.values({ quantity });
}

/** What is counted. */
function nameOf({ data, of, t, divisor }: Named): Text {
  if (of === 'x0') return data === 'points' ? messages.data : shared.x0;
  if (of === 'epsilon') return shared.noise;
  if (t === null) return 'x_t';
  return divisor === 1 ? shared.xt({ t }) : shared.xtDivided({ t, divisor: formatSignificant(divisor, 3) });
}

/** What the lines over the bars are. */
function theoryOf(of: HistogramContent['of'], data: Data): Message {
  if (of === 'x0') return messages.overNormal;
  if (of === 'epsilon') return messages.overTheoryOfNoise;
  return data === 'points' ? messages.overTheoryOfPoints : messages.overTheoryOfImage;
}

/** The numbers under a histogram; dashes before anything is counted. No screen clips points. */
export function numbersOf(tally: Tally | null, data: Data): NumberText[] {
  const text = (number: (tally: Tally) => TextGap) => (tally ? number(tally) : '–');
  return [
    { name: messages.mean, text: text(({ mean }) => withWideMinus(rounded(mean))) },
    { name: messages.sd, text: text(({ sd }) => rounded(sd)) },
    ...(data === 'points' ? [] : [{ name: messages.clipped, text: text(({ clipped }) => percentOf(clipped)) }]),
    { name: messages.beyond, text: text(({ beyond }) => percentOf(beyond)) },
  ];
}

/** Two decimals; what rounds to zero has no sign. */
function rounded(value: number): FormattedNumber {
  return formatFixed(Math.round(value * 100) / 100, 2);
}

/** One decimal; a share that is smaller, but not zero, says so. */
function percentOf(share: number): TextGap {
  const percent = 100 * share;
  return percent > 0 && percent < 0.05
    ? messages.lessThan({ share: formatPercent(0.001, 1) })
    : formatPercent(share, 1);
}
