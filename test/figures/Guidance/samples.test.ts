import { expect, it } from 'vitest';
import { createSchedule } from '../../../src/core/index.js';
import { arrowsOf, GRID, samplesOf } from '../../../src/figures/Guidance/compute.js';
import { coverageOf, type SamplesRequest } from '../../../src/figures/Guidance/model.js';
import { pointLabels, pointSet } from '../../../src/learn/index.js';
import { exhausted } from '../../support/exhausted.js';

const moons: SamplesRequest = {
  points: pointSet('twoMoons', { count: 500 }),
  labels: [...pointLabels('twoMoons', { count: 500 })],
  schedule: createSchedule({ kind: 'cosine' }),
  label: 1,
  negative: null,
  scale: 1,
  interval: null,
  deviation: 0.1,
  guide: null,
  set: null,
  seed: 0,
};
const sampled = (options: Partial<SamplesRequest>) => exhausted(samplesOf({ ...moons, ...options }));

it('the larger the scale, the less of the class is covered, and the farther samples are from the other', async () => {
  const all = [await sampled({}), await sampled({ scale: 3 }), await sampled({ scale: 8 })];
  expect(all.map(({ coverage }) => coverage.toFixed(2))).toEqual(['0.95', '0.68', '0.18']);
  const across = all.map(({ mean: [x] }) => x);
  expect(across).toEqual(across.toSorted((one, other) => one - other));
});

it('guided only where logSnr > 0 they cover most of it', async () => {
  const { coverage } = await sampled({ scale: 5, interval: [0, Number.POSITIVE_INFINITY] });
  const { coverage: everywhere } = await sampled({ scale: 5 });
  expect([coverage, everywhere].map((value) => value.toFixed(2))).toEqual(['0.86', '0.41']);
});

it('p·p(c|x)^scale would cover what the class itself does, at any scale', async () => {
  const covered: string[] = [];
  for (const scale of [0, 1, 3, 8]) covered.push((await sampled({ scale })).ofProduct?.toFixed(2) ?? '');
  // At 0 half of the draws are of the other moon.
  expect(covered).toEqual(['0.84', '0.99', '0.97', '0.97']);
});

it('the product covers a class of two points among four thousand at the largest scale', async () => {
  const points = Float32Array.from({ length: 8000 }, (_, i) => (i < 4 ? Number(i === 2) : 5));
  const labels = Array.from({ length: 4000 }, (_, i) => (i < 2 ? 1 : 0));
  expect((await sampled({ points, labels, scale: 100 })).ofProduct).toBe(1);
});

it('another seed has other samples', async () => {
  const [one, other] = [await sampled({ scale: 3 }), await sampled({ scale: 3, seed: 1 })];
  expect(other.points).not.toEqual(one.points);
});

it('a negative class is gone away from, and has no such product', async () => {
  const [away, usual] = [await sampled({ scale: 3, negative: 0 }), await sampled({ scale: 3 })];
  expect(away.ofProduct).toBeNull();
  expect(away.coverage).toBeLessThan(usual.coverage);
  const reversed = await sampled({ scale: 0, negative: 0 });
  expect(reversed.coverage).toBeLessThan(0.1);
});

it('a point is covered if a sample is within 0.1', () => {
  expect(coverageOf(new Float32Array([0, 0, 1, 0]), [0.09, 0, 1, 0.11])).toBe(0.5);
});

it('the arrows are those of all points, of the class, and past it by scale times the difference', async () => {
  const domain = { x: 0, y: 0, half: 3 };
  const { base, ofClass, guided } = await exhausted(arrowsOf({ ...moons, scale: 3, t: 500, domain }));
  for (const [i, head] of guided.entries()) {
    expect(head).toBeCloseTo((base[i] as number) + 3 * ((ofClass[i] as number) - (base[i] as number)), 4);
  }
  const outside = await exhausted(arrowsOf({ ...moons, scale: 0, t: 500, domain, interval: [5, 9] }));
  // Outside the interval the class alone counts, as at scale 1. The scale decides how long arrows are drawn.
  const alone = await exhausted(arrowsOf({ ...moons, scale: 1, t: 500, domain }));
  expect(outside).toEqual({ ...alone, request: outside.request });
  expect(outside.guided).toEqual(outside.ofClass);
});

it.each([0, 1, 3, 8, 100])('at scale %s no arrow reaches the place of the next one, at any t', async (scale) => {
  const domain = { x: 0, y: 0, half: 3 };
  const cell = (2 * domain.half) / GRID;
  for (const t of [20, 500, 980]) {
    const { tails, base, ofClass, guided } = await exhausted(arrowsOf({ ...moons, scale, t, domain }));
    const lengths = [base, ofClass, guided].flatMap((heads) =>
      Array.from({ length: heads.length / 2 }, (_, i) => {
        const along = (axis: 0 | 1) => (heads[2 * i + axis] as number) - (tails[2 * i + axis] as number);
        return Math.hypot(along(0), along(1));
      }),
    );
    expect(Math.max(...lengths)).toBeLessThan(cell);
    expect(Math.max(...lengths)).toBeGreaterThan(0.9 * cell);
  }
});
