import { definitionOf } from '../../src/figure/defineFigure.js';

/** The lines that a figure saves as CSV, of a part of what its definition's `table` is given. */
export function tableLines(component: unknown, given: { model?: object; status?: object; results?: object }): string[] {
  const { model = {}, status = {}, results = {} } = given;
  const lines = definitionOf(component)?.table?.({ model, status, results } as never);
  return [...((lines?.() ?? []) as Iterable<string>)];
}
