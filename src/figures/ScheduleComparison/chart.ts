import { isPath } from '../../core/process.js';
import type { Schedule } from '../../core/types.js';
import type { Message } from '../../i18n/message.js';
import { type Chart, curveChart } from '../../marks/chart/chart.js';
import type { Axis } from '../../marks/chart/ticks.js';
import { listOf } from '../listOf.js';
import { messages as shared } from '../messages.js';
import { messages } from './messages.js';
import { type Named, nameIn, styleOf } from './named.js';
import { type ComparedName, type ComparedQuantity, quantityTable } from './quantities.js';

/** One quantity of several schedules over t. */
export interface ComparisonChart extends Chart {
  readonly quantity: ComparedName;
  /** The range that is drawn, in words, if values lie outside it. */
  readonly range: Message | null;
}

/** Computes the chart. */
export function describeComparison(named: Named, quantity: ComparedName, t: number | null): ComparisonChart {
  const schedules = named.flatMap(([, process]): Schedule[] => (isPath(process) ? [] : [process]));
  const { values, along, axis: axisOf } = quantityTable[quantity] as ComparedQuantity;
  const axis = axisOf(schedules);
  const timesteps = (schedules[0] as Schedule).timesteps;
  const lines = named.map(([name, process]) => ({
    name,
    values: isPath(process) ? along(process, timesteps) : values(process),
  }));
  return {
    ...curveChart(
      lines.map((line) => ({ ...line, words: nameIn(line.name), ...styleOf(line.name) })),
      { axis, t, label: labelOf(quantity, lines, t) },
    ),
    quantity,
    range: rangeOf(lines, axis),
  };
}

interface Line {
  readonly name: string;
  readonly values: Float64Array;
}

function rangeOf(lines: readonly Line[], { bottom, top, ticks }: Axis): Message | null {
  if (lines.every(({ values }) => values.every((value) => value >= bottom && value <= top))) return null;
  const [least = '', most = ''] = [ticks[0]?.text, ticks.at(-1)?.text];
  return bottom === 0 ? messages.drawnUpTo({ most }) : shared.drawnBetween({ least, most });
}

/** How the quantity runs in each kind, and its values at the marked t. */
function labelOf(compared: ComparedName, lines: readonly Line[], t: number | null): Message {
  const valueAt = ({ values }: Line, t: number) => Number((values[t] as number).toPrecision(3));
  const last = (lines[0] as Line).values.length - 1;
  const runs = lines.map((line) =>
    messages.run({ kind: nameIn(line.name), first: valueAt(line, 0), last: valueAt(line, last) }),
  );
  const chart = { quantity: quantityTable[compared].words, last, runs: listOf(runs) };
  if (t === null) return messages.chart(chart);
  const values = lines.map((line) => messages.value({ kind: nameIn(line.name), value: valueAt(line, t) }));
  return messages.markedChart({ ...chart, t, values: listOf(values) });
}
