import { densityOf } from './drawing.js';
import { BIN_WIDTH, RANGE, type Tally } from './tally.js';

/** The bars of a histogram. */
export function* binLines(tally: Tally): Generator<string> {
  yield 'from,to,count,density';
  const density = densityOf(tally);
  for (const [bin, count] of tally.bins.entries()) {
    const from = RANGE.least + bin * BIN_WIDTH;
    yield [from, from + BIN_WIDTH, count, density[bin]].join(',');
  }
}
