import { beforeAll, describe, expect, it } from 'vitest';
import { coupledTo, DRAWN, mapRowOf, type Row, type RowRequest, rowOf } from '../../src/figures/Reflow/compute.js';
import { coupled, pairsOf } from '../../src/figures/Reflow/View.js';
import { type FlowDenoiser, pointSet, reflow, trainConsistency, trainDenoiser } from '../../src/learn/index.js';
import { assignment } from '../../src/mixture/assignment.js';
import { exhausted } from '../support/exhausted.js';

const points = pointSet('twoMoons');
const losses: number[][] = [[], [], []];
let networks: readonly FlowDenoiser[];
let rows: readonly Row[];

beforeAll(async () => {
  const options = (index: number) => ({
    onProgress: ({ loss }: { loss: number }) => void losses[index]?.push(loss),
  });
  const flow = await trainDenoiser(points, { path: 'flow', steps: 600, ...options(0) });
  const coupling = { pairs: 64 };
  const withCouplings = await trainDenoiser(points, { path: 'flow', steps: 600, coupling, ...options(1) });
  networks = [flow, withCouplings, await reflow(flow, { steps: 300, pairs: 3000, ...options(2) })];
  const asked: RowRequest['pairs'][] = ['random', 'coupled', { flow }];
  rows = await Promise.all(
    networks.map((denoiser, i) => exhausted(rowOf({ denoiser, points, pairs: asked[i] ?? null, seed: 0 }))),
  );
});

describe('the loss of a row', () => {
  it('is that of its training, on pairs of its kind', () => {
    const trained = losses.map((reports) => reports.slice(-4).reduce((sum, loss) => sum + loss / 4, 0));
    for (const [index, { loss }] of rows.entries()) {
      expect(Math.abs(Math.log((loss ?? 0) / (trained[index] as number)))).toBeLessThan(0.2);
    }
  });

  it('falls many times with couplings, and the samples of fifty steps do not come nearer in proportion', () => {
    const [flow, withCouplings] = rows as [Row, Row];
    expect(flow.loss).toBeGreaterThan(10 * (withCouplings.loss ?? 1));
    const [before, after] = [flow, withCouplings].map(({ sampled }) => sampled.at(-1)?.distance ?? 0);
    expect(before).toBeLessThan(2 * (after ?? 0));
  });

  it('is not computed where it is not asked for', async () => {
    const [denoiser] = networks as [FlowDenoiser];
    expect((await exhausted(rowOf({ denoiser, points, pairs: null, seed: 0 }))).loss).toBeNull();
  });
});

it('couplings take one step nearer to the data than eight steps without', () => {
  const [flow, withCouplings] = rows as [Row, Row];
  expect(withCouplings.sampled[0]?.distance).toBeLessThan(flow.sampled[3]?.distance ?? 0);
  expect(withCouplings.straightness).toBeLessThan(flow.straightness / 5);
});

it('a consistency model is drawn by the ends of one step, and sampled as the model samples', async () => {
  const model = await trainConsistency(points, { steps: 900 });
  const { paths, sampled } = await exhausted(mapRowOf({ model, points, seed: 2 }));
  expect(sampled.map(({ steps }) => steps)).toEqual([1, 2, 4, 8]);
  for (const { steps, points: ends, distance } of sampled) {
    const samples = await model.sample({ steps, seed: 2 });
    // In units that are those of the network but for a hundredth.
    const apart = samples.map((value, i) => Math.abs(value - (ends[i] as number))).sort();
    expect(apart[samples.length / 2]).toBeLessThan(0.05);
    expect(distance).toBeLessThan(0.15);
  }
  expect(paths).toHaveLength(4 * DRAWN);
  expect([...paths.subarray(2, 4)]).toEqual([...(sampled[0]?.points.subarray(0, 2) ?? [])]);
});

it('the lines of couplings join the same noise and points in another way, with less distance in all', () => {
  const before = pairsOf(points);
  const after = coupled(before);
  const ends = ({ ends }: typeof before, end: 0 | 1) =>
    Array.from({ length: ends.length / 4 }, (_, line) => [...ends.slice(4 * line + 2 * end, 4 * line + 2 * end + 2)]);
  expect(ends(after, 0)).toEqual(ends(before, 0));
  const [noise, data] = [ends(before, 0).flat(), ends(before, 1)];
  expect(ends(after, 1)).toEqual([...assignment(noise, data.flat())].map((column) => data[column]));
  // As lines on the page: how many pairs of them cross.
  const crossings = (lines: typeof before) => {
    const [from, to] = [ends(lines, 0), ends(lines, 1)] as [number, number][][];
    type Place = readonly [number, number];
    const side = (a: Place, b: Place, c: Place) =>
      Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
    let count = 0;
    from?.forEach((a, i) => {
      for (let j = 0; j < i; j++) {
        const [b, c, d] = [to?.[i], from[j], to?.[j]] as [Place, Place, Place];
        if (side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)) count++;
      }
    });
    return count;
  };
  expect(crossings(before)).toBeGreaterThan(100);
  expect(crossings(after)).toBeLessThan(crossings(before) / 20);
  expect([...coupledTo(Float32Array.of(0, 0, 5, 5), Float32Array.of(6, 5, 1, 0))]).toEqual([1, 0, 6, 5]);
});
