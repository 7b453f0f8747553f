import type { Diffusion } from '../engine/imagePainter.js';
import { format } from '../i18n/format.js';
import { ENGLISH } from '../i18n/locale.js';
import type { PanelDescription } from '../panels/description.js';
import { channelsOf } from '../panels/MeasuredPanel.js';
import type { ImageArray } from '../process/types.js';

/** More values than spreadsheets take. */
const VALUES_LIMIT = 8_000_000;

/**
 * The values of panels, unclipped: a line for each pixel and channel, or of a gray image each pixel, and a column for each
 * panel. Its columns have English names, for the programs that read it.
 *
 * @throws Error if there are more values than spreadsheets take.
 */
export async function* panelLines(
  panels: readonly Pick<PanelDescription, 'quantity' | 'label'>[],
  { shape, values: x0 }: ImageArray,
  read: Diffusion['read'],
): AsyncGenerator<string> {
  const total = panels.length * x0.length;
  if (total > VALUES_LIMIT) {
    throw new Error(`the figure shows ${total} values, more than fit into a table: lower the resolution`);
  }
  const [, width = 1] = shape;
  const channels = channelsOf(shape);
  const isGrey = channels.length === 1;
  yield ['x', 'y', ...(isGrey ? [] : ['channel']), ...panels.map(({ label }) => textCell(format(label, ENGLISH)))].join(
    ',',
  );
  const columns: Float32Array[] = [];
  for (const { quantity } of panels) columns.push(await read(quantity));
  for (let index = 0; index < x0.length; index++) {
    const pixel = Math.floor(index / channels.length);
    const channel = isGrey ? [] : [format(channels[index % channels.length]?.name ?? '', ENGLISH)];
    yield [pixel % width, Math.floor(pixel / width), ...channel, ...columns.map((values) => values[index])].join(',');
  }
}

/** The characters that begin a formula in spreadsheets, including the wide letters of East Asia. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A text as a cell of a table: in quotes, and never a formula, which a spreadsheet would run. */
function textCell(text: string): string {
  const isFormula = FORMULA.test(text) && Number.isNaN(Number(text));
  return `"${isFormula ? "'" : ''}${text.replaceAll('"', '""')}"`;
}
