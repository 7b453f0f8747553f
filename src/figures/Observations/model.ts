import { complaint, invalid } from '../../base/check.js';
import type { Message, Text } from '../../i18n/message.js';
import * as num from '../../i18n/num.js';
import { fromLiteral } from '../../i18n/numbers.js';
import { checkObservation, type Observation } from '../../mixture/observation.js';
import { choosePoints, type Domain, domainOf, type PointsSource } from '../../points/chosenPoints.js';
import type { Layer } from '../../points/paint.js';
import { pointMessages } from '../shared/pointMessages.js';
import { type Method, SAMPLES, type Samples } from './compute.js';
import { messages } from './messages.js';

/** Throws a RangeError unless the samplers can use the observation: it needs a row for each value, and noise. */
export function readObservation(observed: Observation, deviation: number): void {
  checkObservation(observed, 2, deviation);
  if (observed.deviation === 0) {
    throw invalid('observed.deviation', 0, 'a number above 0, by which the approximations divide');
  }
  rowsOf(observed).forEach(([a, b], row) => {
    if (Math.hypot(a, b) === 0)
      throw complaint('observed.matrix', `0 in row ${row + 1}`, 'a row that measures something');
  });
}

/** A row of the matrix, and the value that it measured. */
export type Row = readonly [a: number, b: number, value: number];

export function rowsOf({ matrix, values }: Observation): Row[] {
  return Array.from(values, (value, row) => [matrix[2 * row] as number, matrix[2 * row + 1] as number, value]);
}

/** The observation with another value in one row. */
export function withValue(observed: Observation, row: number, value: number): Observation {
  return { ...observed, values: Array.from(observed.values, (other, i) => (i === row ? value : other)) };
}

/** The angle between a row and the x axis in degrees, from 0 to 359. */
export function angleOf([a, b]: Row): number {
  return Math.round((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
}

const DECIMALS = 4;

/** The observation of one value with another angle of its row, which keeps its length. */
export function turned(observed: Observation, degrees: number): Observation {
  const [a, b] = rowsOf(observed)[0] as Row;
  const [length, angle] = [Math.hypot(a, b), (degrees * Math.PI) / 180];
  const matrix = [length * Math.cos(angle), length * Math.sin(angle)].map((entry) => Number(entry.toFixed(DECIMALS)));
  return { ...observed, matrix };
}

/** The size of the plot relative to the data, with room for samples beyond the data. */
const ROOM = 1.1;

/** The points of a source, their name and the plot around them. */
export function dataOf(source: PointsSource, count: number) {
  const { points, name } = choosePoints(source, count);
  const domain = domainOf(points.values);
  return { points: points.values, name, domain: { ...domain, half: ROOM * domain.half } };
}

/** The place of a line that is nearest to the center of a plot. */
export function nearestOnLine([a, b, value]: Row, { x, y }: Domain): [x: number, y: number] {
  const away = (value - a * x - b * y) / (a ** 2 + b ** 2);
  return [x + a * away, y + b * away];
}

/** The value of a row at a place, rounded to the step of the slider. */
export function valueAt([a, b]: Row, [x, y]: readonly [number, number]): number {
  return Number((a * x + b * y).toFixed(2));
}

const CELLS = 128;
const SAMPLE_RADIUS = 2;
/** The opacity of samples of another measurement. */
const STALE = 0.3;

/** The layers of the data, of the likelihood of the measurement at each place, and of its lines. */
export function observedLayers(points: Float32Array, observed: Observation, domain: Domain): Layer[] {
  const rows = rowsOf(observed);
  const values = new Float64Array(CELLS ** 2);
  for (let cell = 0; cell < values.length; cell++) {
    const [column, row] = [(cell % CELLS) + 0.5, Math.floor(cell / CELLS) + 0.5];
    const x = domain.x + domain.half * ((2 * column) / CELLS - 1);
    const y = domain.y + domain.half * (1 - (2 * row) / CELLS);
    const misfit = rows.reduce((sum, [a, b, value]) => sum + ((value - a * x - b * y) / observed.deviation) ** 2, 0);
    values[cell] = Math.exp(-misfit / 2);
  }
  const lines = rows.flatMap((row): number[] => {
    const [x, y] = nearestOnLine(row, domain);
    const [a, b] = row;
    // The line extends beyond the plot.
    const far = (4 * domain.half) / Math.hypot(a, b);
    return [x - far * b, y + far * a, x + far * b, y - far * a];
  });
  return [
    { kind: 'shade', ink: 'noise', values, cells: CELLS, opacity: 0.3 },
    { kind: 'points', ink: 'quiet', points, radius: 1.5, opacity: 0.5 },
    { kind: 'pieces', ink: 'noise', points: Float32Array.from(lines), width: 1 },
  ];
}

/** The layer of a method's samples. */
export function sampleLayer({ sampled }: Samples, method: Method, isStale: boolean): Layer {
  const samples = sampled.find((one) => one.method === method)?.samples ?? new Float32Array();
  return { kind: 'points', ink: 'posterior', points: samples, radius: SAMPLE_RADIUS, opacity: isStale ? STALE : 0.9 };
}

export const METHOD_NAMES: Readonly<Record<Method, Text>> = {
  exact: messages.exact,
  dps: messages.dps,
  pigdm: messages.pigdm,
  covariance: messages.covariance,
};

/** The standard deviation of the noise, with two decimals, or with two digits if both decimals would be zero. */
export function deviationOf({ deviation }: Observation): string {
  return deviation < 0.01 ? String(Number(deviation.toPrecision(2))) : deviation.toFixed(2);
}

/** The label of a panel. */
export function labelOf(method: Method, samples: Samples | null, set: Text | null): Message {
  const of = samples?.sampled.find((one) => one.method === method);
  if (!samples || !of) return messages.empty;
  const { points, observed } = samples.request;
  const count = points.length / 2;
  const [row] = rowsOf(observed) as [Row];
  const data = {
    points: set ? pointMessages.pointsOfSet({ count, set }) : pointMessages.points({ count }),
    method: METHOD_NAMES[method],
  };
  if (of.distance === Infinity) return messages.divergedPanel(data);
  const distance = num.decimal(of.distance);
  if (observed.values.length > 1) {
    return messages.panelOfMany({ ...data, count: SAMPLES, values: observed.values.length, distance });
  }
  return messages.panel({
    ...data,
    count: SAMPLES,
    a: num.decimal(row[0]),
    b: num.decimal(row[1]),
    value: num.decimal(row[2]),
    deviation: fromLiteral(deviationOf(observed)),
    distance,
  });
}
