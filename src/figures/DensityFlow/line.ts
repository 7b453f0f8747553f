import { logDensity } from '../../core/density.js';
import type { Process } from '../../core/types.js';
import type { Work } from '../../engine/queue.js';
import { shownDivisor } from '../shownState.js';
import { arcTime, beginning, type Flowing, flowStep, flowTo, type Mixture, sizeAt, sizeOnArc } from './flow.js';

export interface LineRequest extends Mixture {
  readonly process: Process;
  /** The t of the data's end, and that of noise. */
  readonly first: number;
  readonly last: number;
  /** Where the line passes at `t`. */
  readonly place: readonly [x: number, y: number];
  readonly t: number;
}

/** Where one point comes by on the flow, from the data's end to noise. */
export interface Line {
  readonly request: LineRequest;
  /** Of the arc, rising. */
  readonly times: readonly number[];
  /** At each time; their divergences count from the place that the line was asked for. */
  readonly states: readonly Flowing[];
  /** By what places of the arc are multiplied where they are drawn, at each time. */
  readonly sizes: readonly number[];
}

/** The line through a place: to noise, and back to the data. How many steps that takes is not known before. */
export async function* lineThrough(request: LineRequest): Work<Line> {
  const { process, first, last, place, t } = request;
  const from = arcTime(process, t);
  const start = beginning(place.map((value) => value / sizeAt(process, t)));
  const [times, states] = [[from], [start]];
  for (const step of flowTo(request, from, arcTime(process, last), start)) {
    if (step) {
      times.push(step[0]);
      states.push(step[1]);
    }
    yield 0;
  }
  for (const step of flowTo(request, from, arcTime(process, first), start)) {
    if (step) {
      times.unshift(step[0]);
      states.unshift(step[1]);
    }
    yield 0;
  }
  return { request, times, states, sizes: times.map((time) => sizeOnArc(process, time)) };
}

/** Where a line is at t, and how likely that is, as logarithms of base 2, per dimension. */
export interface OnLine {
  /** x_t, as it is drawn. */
  readonly place: readonly [x: number, y: number];
  /** Of the noise x_T at its end: N(0, 1). */
  readonly noise: number;
  /** The divergence that the flow has from t to the end. */
  readonly divergence: number;
  /** By the change of variables: the sum of both. */
  readonly flow: number;
  /** Of the density itself. */
  readonly exact: number;
}

/** A line at t. */
export function onLine({ request, times, states }: Line, t: number): OnLine {
  const { process, points, deviation } = request;
  const [time, size] = [arcTime(process, t), sizeAt(process, t)];
  const before = Math.max(
    0,
    times.findLastIndex((passed) => passed <= time),
  );
  // A part of a step that was taken: no more wrong than that.
  const state = flowStep(request, times[before] as number, time, states[before] as Flowing);
  const [x, y] = state.places as unknown as [number, number];
  const end = states.at(-1) as Flowing;
  const noise = logNormal(end.places);
  // The arc is smaller than the plane by `size`, in each of both directions.
  const divergence = (end.divergences[0] as number) - (state.divergences[0] as number) - 2 * Math.log(size);
  const shown = size / shownDivisor(process, t);
  const [exact] = logDensity(points, [x * size, y * size], process, t, { deviation });
  const bits = (nats: number) => nats / (2 * Math.LN2);
  return {
    place: [x * shown, y * shown],
    noise: bits(noise),
    divergence: bits(divergence),
    flow: bits(noise + divergence),
    exact: bits(exact as number),
  };
}

function logNormal([x = 0, y = 0]: Float64Array): number {
  return -(x ** 2 + y ** 2) / 2 - Math.log(2 * Math.PI);
}
