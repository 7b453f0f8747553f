/** A cell of a table. Null and undefined are empty. */
export type Cell = string | number | boolean | null | undefined;

/**
 * The lines of a CSV file, for the `table` slot of a definition. The rows are made when a reader saves the file.
 *
 * ```ts
 * table: ({ results: { samples } }) =>
 *   samples && csv(['sample', 'x', 'y'], function* () {
 *     for (let i = 0; i < samples.length; i += 2) yield [i / 2 + 1, samples[i], samples[i + 1]];
 *   }),
 * ```
 *
 * @param columns - the names of the columns.
 * @param rows - returns the rows, each with a cell for each column.
 */
export function csv(columns: readonly string[], rows: () => Iterable<readonly Cell[]>): () => Generator<string> {
  return function* () {
    yield columns.map(written).join(',');
    for (const cells of rows()) yield cells.map(written).join(',');
  };
}

/** A cell with a comma, a quotation mark or a line break is in quotation marks (RFC 4180). */
function written(cell: Cell): string {
  const text = String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
