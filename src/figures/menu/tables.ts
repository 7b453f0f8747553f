import type { ImageArray, Schedule } from '../../core/types.js';
import type { Diffusion } from '../../hooks/useDiffusion.js';
import type { PanelDescription } from '../description.js';
import { densityOf } from '../histogram/drawing.js';
import { BIN_WIDTH, RANGE, type Tally } from '../histogram/tally.js';
import { type CurveName, curveTable } from '../scheduleChart/curves.js';

// What figures show as lines of CSV.

/** More values than spreadsheets take. */
const VALUES_LIMIT = 8_000_000;
const CHANNELS = ['red', 'green', 'blue'] as const;

/** Curves over t, a column each. */
export function* curveLines(schedule: Schedule, names: readonly CurveName[]): Generator<string> {
  yield ['t', ...names].join(',');
  const curves = names.map((name) => curveTable[name].values(schedule));
  for (let t = 0; t < schedule.timesteps; t++) yield [t, ...curves.map((values) => values[t])].join(',');
}

/** The bars of a histogram. */
export function* binLines(tally: Tally): Generator<string> {
  yield 'from,to,count,density';
  const density = densityOf(tally);
  for (const [bin, count] of tally.bins.entries()) {
    const from = RANGE.least + bin * BIN_WIDTH;
    yield [from, from + BIN_WIDTH, count, density[bin]].join(',');
  }
}

/**
 * The values of panels, unclipped: a line for each pixel and channel, a column for each panel.
 *
 * @throws Error if there are more values than spreadsheets take.
 */
export async function* panelLines(
  panels: readonly Pick<PanelDescription, 'quantity' | 'label'>[],
  { shape: [, width = 1], values: x0 }: ImageArray,
  read: Diffusion['read'],
): AsyncGenerator<string> {
  const total = panels.length * x0.length;
  if (total > VALUES_LIMIT) {
    throw new Error(`the figure shows ${total} values, more than fit into a table: lower the resolution`);
  }
  yield ['x', 'y', 'channel', ...panels.map(({ label }) => `"${label.replaceAll('"', '""')}"`)].join(',');
  const columns: Float32Array[] = [];
  for (const { quantity } of panels) columns.push(await read(quantity));
  for (let index = 0; index < x0.length; index++) {
    const pixel = Math.floor(index / CHANNELS.length);
    const place = [pixel % width, Math.floor(pixel / width), CHANNELS[index % CHANNELS.length]];
    yield [...place, ...columns.map((values) => values[index])].join(',');
  }
}
