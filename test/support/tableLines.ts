import { definitionOf } from '../../src/figure/defineFigure.js';

/** The lines that a figure saves as CSV, of a part of what its definition's `table` is given. */
export function tableLines(component: unknown, given: { model?: object; live?: object; results?: object }): string[] {
  const { model = {}, live = {}, results = {} } = given;
  const lines = definitionOf(component)?.table?.(model, live as never, results as never);
  return [...((lines?.() ?? []) as Iterable<string>)];
}
