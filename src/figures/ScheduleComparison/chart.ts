import type { Schedule } from '../../core/types.js';
import { type Chart, curveChart } from '../../marks/chart/chart.js';
import type { Axis } from '../../marks/chart/ticks.js';
import { type ComparedName, type ComparedQuantity, quantityTable } from './quantities.js';

/** One quantity of several schedules over t. */
export interface ComparisonChart extends Chart {
  readonly quantity: ComparedName;
  /** The range that is drawn, in words, if values lie outside it. */
  readonly range: string | null;
}

/** Schedules by the name of their kind. */
export type NamedSchedules = readonly (readonly [kind: string, schedule: Schedule])[];

/** Dashes and gaps in pixels, by kind: the curves of one chart share a colour. */
const DASHES: Readonly<Record<string, string>> = { quadratic: '7 4', sigmoid: '2 3', cosine: '9 3 2 3' };

/** Computes the chart. */
export function describeComparison(named: NamedSchedules, quantity: ComparedName, t: number | null): ComparisonChart {
  const schedules = named.map(([, schedule]) => schedule);
  const { meaning, values, axis: axisOf } = quantityTable[quantity] as ComparedQuantity;
  const axis = axisOf(schedules);
  const lines = named.map(([name, schedule]) => ({ name, values: values(schedule) }));
  return {
    ...curveChart(
      lines.map((line) => ({ ...line, meaning, dash: DASHES[line.name] })),
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

function rangeOf(lines: readonly Line[], { bottom, top, ticks }: Axis): string | null {
  if (lines.every(({ values }) => values.every((value) => value >= bottom && value <= top))) return null;
  const [least, most] = [ticks[0]?.text, ticks.at(-1)?.text];
  return bottom === 0 ? `drawn up to ${most}` : `drawn from ${least} to ${most}`;
}

/** How the quantity runs in each kind, and its values at the marked t. */
function labelOf(quantity: ComparedName, lines: readonly Line[], t: number | null): string {
  const { words } = quantityTable[quantity];
  const value = ({ values }: Line, t: number) => Number((values[t] as number).toPrecision(3));
  const last = (lines[0] as Line).values.length - 1;
  const runs = lines.map((line) => `${line.name} from ${value(line, 0)} to ${value(line, last)}`);
  const sentences = [`${words} of variance schedules from t = 0 to t = ${last}: ${runs.join('; ')}.`];
  if (t !== null) {
    const marked = lines.map((line) => `${line.name} ${value(line, t)}`);
    sentences.push(`At t = ${t}: ${marked.join('; ')}.`);
  }
  return sentences.join(' ');
}
