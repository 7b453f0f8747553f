import { expect, it } from 'vitest';
import { Histogram } from '../../../src/figures/Histogram/index.js';
import { tally } from '../../../src/figures/shared/tally.js';
import { tableLines } from '../../support/tableLines.js';

async function tallyOf(values: number[]) {
  const counting = tally(Float32Array.from(values));
  for (;;) {
    const { done, value } = await counting.next();
    if (done) return value;
  }
}

it('is written as bars from -4 to 4, each with its edges, its count and its density', async () => {
  const measured = { tally: await tallyOf([-5, -3.99, 0.01, 0.02]) };
  const [head, ...lines] = tableLines(Histogram, { results: { measured } });
  expect(head).toBe('from,to,count,density');
  const bars = lines.map((line) => line.split(',').map(Number));
  expect(bars).toHaveLength(60);
  for (const [index, [from, to]] of bars.entries()) {
    expect(from).toBeCloseTo(-4 + (index * 8) / 60, 9);
    expect(to).toBeCloseTo(-4 + ((index + 1) * 8) / 60, 9);
  }
  const area = bars.reduce((sum, [from = 0, to = 0, , density = 0]) => sum + (to - from) * density, 0);
  expect(area).toBeCloseTo(1, 6);
  expect([bars[0]?.[2], bars[30]?.[2]]).toEqual([2, 2]);
});
