import type { Row } from './row.js';

/** What each network comes to: its straightness, and how far its samples are from the data by each number of steps. */
export function* rowLines([before, after]: readonly [before: Row | null, after: Row | null]): Generator<string> {
  yield 'network,straightness,steps,sliced_w2';
  for (const [network, row] of Object.entries({ flow: before, reflowed: after })) {
    for (const { steps, distance } of row?.sampled ?? []) yield [network, row?.straightness, steps, distance].join(',');
  }
}
