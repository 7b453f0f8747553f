import type { Compared } from './compared.js';

/** What each solver reaches with each number of evaluations. */
export function* solverLines({ lines }: Compared): Generator<string> {
  yield 'solver,spacing,evaluations,median_error,sliced_w2';
  for (const { solver, spacing, reached } of lines) {
    for (const { evaluations, error, distance } of reached) {
      yield [solver, spacing, evaluations, error, distance].join(',');
    }
  }
}
