import type { Exports } from './exports.js';

/**
 * A table whose code is loaded when it is asked for.
 *
 * @param load - imports it.
 * @param linesOf - the lines, by what was imported.
 */
export function lateTable<Module>(
  load: () => Promise<Module>,
  linesOf: (module: Module) => AsyncIterable<string> | Iterable<string>,
): NonNullable<Exports['table']> {
  return async function* () {
    yield* linesOf(await load());
  };
}
