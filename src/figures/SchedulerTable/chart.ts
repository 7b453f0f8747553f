import type { Message } from '../../i18n/message.js';
import { type Chart, type CurveStyle, curveChart } from '../../marks/chart/chart.js';
import { logAxis } from '../../marks/chart/logAxis.js';
import type { Axis } from '../../marks/chart/ticks.js';
import { listOf } from '../listOf.js';
import { messages as shared } from '../messages.js';
import type { Described, Side } from './described.js';
import { messages } from './messages.js';
import { shownNumber } from './numbers.js';

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
