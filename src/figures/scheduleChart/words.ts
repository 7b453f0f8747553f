import type { Schedule } from '../../core/types.js';
import type { Curve } from './curves.js';

/** A curve and its values at every t. */
export interface NamedValues {
  readonly curve: Curve;
  readonly values: Float64Array;
}

/** What a chart shows, for those who do not see it: how each curve runs, and its value at the marked t. */
export function chartInWords(schedule: Schedule, shown: readonly NamedValues[], t: number | null): string {
  const last = schedule.timesteps - 1;
  const runs = shown.map(
    ({ curve, values }) => `${curve.words} goes from ${short(values[0])} to ${short(values[last])}`,
  );
  const sentences = [`The ${schedule.kind} variance schedule from t = 0 to t = ${last}: ${runs.join('; ')}.`];
  if (t !== null) {
    const marked = shown.map(({ curve, values }) => `${curve.words} is ${short(values[t])}`);
    sentences.push(`At t = ${t} ${marked.join('; ')}.`);
  }
  return sentences.join(' ');
}

/** Three digits that count. */
function short(value: number | undefined): string {
  return String(Number((value as number).toPrecision(3)));
}
