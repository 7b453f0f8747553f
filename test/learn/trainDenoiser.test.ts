import { describe, expect, it, vi } from 'vitest';
import { type PointDenoiser, pointSet, type TrainingProgress, trainDenoiser } from '../../src/learn/index.js';

const points = pointSet('twoMoons', { count: 300 });
const weightsOf = (denoiser: PointDenoiser) => denoiser.toJSON().weights;

describe('training', () => {
  it('gives the same weights for the same seed, and others for another', async () => {
    const options = { steps: 40, batch: 100 };
    const [first, again] = [await trainDenoiser(points, options), await trainDenoiser(points, options)];
    expect(weightsOf(again)).toBe(weightsOf(first));
    expect(weightsOf(await trainDenoiser(points, { ...options, seed: 1 }))).not.toBe(weightsOf(first));
  });

  // Saved weights must mean the same in every version: time, directions and units are those that they were trained with.
  it('gives what it always gave', async () => {
    const denoiser = await trainDenoiser(pointSet('swissRoll'), { steps: 200, seed: 3 });
    const v = [20, 500, 980].flatMap((t) => [...denoiser.predictValues(Float32Array.of(0.5, -0.3), t)]);
    const always = [-0.194339, 0.010372, 0.02624, -0.013039, 0.062459, 0.020393];
    for (const [index, value] of v.entries()) expect(value).toBeCloseTo(always[index] as number, 4);
  });

  it('is not disturbed by another that runs at the same time, nor by samples', async () => {
    const options = { steps: 50 };
    const alone = await trainDenoiser(points, options);
    const seen: Float32Array[] = [];
    const onProgress = async ({ denoiser }: TrainingProgress) => void seen.push(await denoiser.sample({ count: 70 }));
    const [first] = await Promise.all([
      trainDenoiser(points, { ...options, onProgress }),
      trainDenoiser(points, { ...options, seed: 1 }),
    ]);
    expect(weightsOf(first)).toBe(weightsOf(alone));
    expect(seen.length).toBe(2);
    expect(seen[1]).toEqual(await alone.sample({ count: 70 }));
    expect(seen[0]).not.toEqual(seen[1]);
  });

  it('reports every 25 steps and the last, with a loss that falls from 1', async () => {
    const seen: TrainingProgress[] = [];
    await trainDenoiser(points, { steps: 310, onProgress: (progress) => void seen.push(progress) });
    expect(seen.map(({ step }) => step)).toEqual([...Array.from({ length: 12 }, (_, i) => 25 * (i + 1)), 310]);
    expect(seen.every(({ steps }) => steps === 310)).toBe(true);
    expect(seen[0]?.loss).toBeGreaterThan(0.9);
    expect(seen.at(-1)?.loss).toBeLessThan(0.92);
    // Each is the mean of the steps since the report before: 25, and 10 at last.
    expect(seen.filter(({ loss }) => loss < 0.8 || loss > 1)).toEqual([]);
  });

  it('gives what it has learned at a step, which later steps leave alone', async () => {
    const snapshots: PointDenoiser[] = [];
    const options = { steps: 100, onProgress: ({ denoiser }: TrainingProgress) => void snapshots.push(denoiser) };
    const last = await trainDenoiser(points, options);
    expect(new Set(snapshots.map(weightsOf)).size).toBe(4);
    expect(weightsOf(snapshots.at(-1) as PointDenoiser)).toBe(weightsOf(last));
  });

  it('waits for onProgress', async () => {
    const order: string[] = [];
    const onProgress = async ({ step }: TrainingProgress) => {
      order.push(`${step} begins`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push(`${step} ends`);
    };
    await trainDenoiser(points, { steps: 50, batch: 1, onProgress });
    expect(order).toEqual(['25 begins', '25 ends', '50 begins', '50 ends']);
  });

  it('ends with the error that onProgress throws', async () => {
    const onProgress = () => {
      throw new Error('the figure is gone');
    };
    await expect(trainDenoiser(points, { onProgress })).rejects.toThrow('the figure is gone');
  });
});

describe('an abort', () => {
  it('ends training at once with its reason, and nothing runs on', async () => {
    const controller = new AbortController();
    let last = 0;
    const onProgress = ({ step }: TrainingProgress) => {
      last = step;
      if (step === 50) controller.abort(new Error('another set was chosen'));
    };
    const training = trainDenoiser(points, { signal: controller.signal, onProgress });
    await expect(training).rejects.toThrow('another set was chosen');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(last).toBe(50);
  });

  it('ends training between two calls of onProgress', async () => {
    const training = trainDenoiser(points, { batch: 4096, signal: AbortSignal.timeout(30) });
    await expect(training).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('ends training whose onProgress never settles', async () => {
    const options = { batch: 1, signal: AbortSignal.timeout(50), onProgress: () => new Promise<void>(() => {}) };
    await expect(trainDenoiser(points, options)).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('that came before keeps training and sampling from beginning', async () => {
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(trainDenoiser(points, { signal })).rejects.toThrow('too late');
    const denoiser = await trainDenoiser(points, { steps: 1 });
    await expect(denoiser.sample({ signal })).rejects.toThrow('too late');
  });

  it('leaves no listener behind', async () => {
    const { signal } = new AbortController();
    const [add, remove] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')];
    const denoiser = await trainDenoiser(points, { steps: 50, signal, onProgress: () => {} });
    await denoiser.sample({ signal });
    expect(add.mock.calls.length).toBe(2);
    expect(remove.mock.calls).toEqual(add.mock.calls);
  });
});
