import type { Exports } from './exports.js';

const NOT_LOADED = 'the table could not be made, as its code was not loaded: check the connection and try again';

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
    const loaded = await load().catch((cause: unknown) => {
      throw new Error(NOT_LOADED, { cause });
    });
    yield* linesOf(loaded);
  };
}
