import { expect } from 'vitest';
import stated from '../../stories/Docs/bytes.json' with { type: 'json' };
import { IF_IMPORTED } from './parts.mjs';

/** Bytes may vary so much with the bundler; a part that grows further must have earned it. */
const TOLERANCE = 0.05;

/** Fails unless the docs say what was found, in the same order: what a page imports, or all else. */
export function expectStated(found: readonly { part: string; when: string; bytes: number }[]): void {
  const areImports = found[0]?.when === IF_IMPORTED;
  const said = stated.filter(({ when }) => (when === IF_IMPORTED) === areImports);
  expect(found.map(({ part, when }) => [part, when])).toEqual(said.map(({ part, when }) => [part, when]));
  const wrong = found.filter(({ bytes }, index) => {
    const { bytes: expected } = said[index] as (typeof stated)[number];
    return Math.abs(bytes - expected) > TOLERANCE * expected;
  });
  expect(wrong, 'node tools/bytes/run.mjs --write').toEqual([]);
}
