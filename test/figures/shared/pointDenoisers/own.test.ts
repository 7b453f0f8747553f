import { describe, expect, it, vi } from 'vitest';
import { enqueue, type Work } from '../../../../src/engine/queue.js';
import { Latest } from '../../../../src/figure/latest.js';
import { fieldOf } from '../../../../src/figures/DenoiserField/field.js';
import { measured } from '../../../../src/figures/PredictionTargets/compute.js';
import { sampled } from '../../../../src/figures/SampleTrajectories/compute.js';
import { exactX0, inSlices, learnedX0 } from '../../../../src/figures/shared/pointDenoisers/predictX0.js';
import type { PointPredictor } from '../../../../src/figures/shared/pointDenoisers/useDenoiser.js';
import { pointSet } from '../../../../src/learn/pointSets.js';
import { logSnr } from '../../../../src/process/coefficients.js';
import { gaussianPath } from '../../../../src/process/gaussianPath.js';
import { predictionCoefficients } from '../../../../src/process/predictions.js';
import { createSchedule } from '../../../../src/process/schedule.js';
import type { PredictionTarget, Process } from '../../../../src/process/types.js';

const points = pointSet('twoMoons', { count: 100 });
const cosine = createSchedule({ kind: 'cosine' });
const linear = createSchedule();
const flow = gaussianPath({ kind: 'flow' });
const edm = gaussianPath({ kind: 'edm' });
const domain = { x: 0, y: 0, half: 3 };
const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A denoiser that answers later with the exact prediction of some kind. */
function exact(predicts: PredictionTarget, schedule: Process, asked: number[][] = []): PointPredictor {
  return {
    predicts,
    schedule,
    predictValues: async (xt, t) => {
      asked.push([t, xt.length / 2]);
      await later(1);
      const predict = await exactX0(points, schedule);
      const x0 = predict(xt, t) as Float64Array;
      const { a, b } = predictionCoefficients('x0', predicts, schedule, t);
      return xt.map((value, index) => a * value + b * (x0[index] as number));
    },
  };
}

async function done<Result>(work: AsyncGenerator<number, Result>): Promise<Result> {
  return enqueue(work);
}

const fieldBy = (denoiser: PointPredictor, schedule: Process, t: number) =>
  done(fieldOf({ points, denoiser, schedule, t, seed: 0, domain, arrows: 'x0' }));

describe('your own denoiser', () => {
  it.each<[PredictionTarget, Process, Process, number]>([
    ['epsilon', cosine, cosine, 300],
    ['x0', cosine, cosine, 300],
    ['v', cosine, cosine, 300],
    ['score', cosine, cosine, 300],
    ['velocity', flow, flow, 0.4],
    ['epsilon', flow, edm, 1.5],
    ['x0', edm, flow, 0.4],
    ['v', cosine, flow, 0.4],
    ['epsilon', edm, cosine, 300],
  ])('that predicts %s is converted to x̂0, and asked at its own t', async (predicts, own, schedule, t) => {
    const asked: number[][] = [];
    const { difference, length } = await fieldBy(exact(predicts, own, asked), schedule, t);
    // A schedule has no t of exactly the same signal-to-noise ratio.
    const isExact = own === schedule || own === flow || own === edm;
    expect((difference as number) / length).toBeLessThan(isExact ? 1e-4 : 5e-3);
    expect(asked.map(([, count]) => count)).toEqual([24 * 24, 512]);
    for (const [at] of asked) expect(logSnr(own, at as number)).toBeCloseTo(logSnr(schedule, t), isExact ? 8 : 1);
  });

  it('is asked once for all points of a t, by each figure', async () => {
    const asked: number[][] = [];
    const denoiser = exact('epsilon', linear, asked);
    const { errors } = await done(measured({ points, denoiser, schedule: linear, seed: 0 }));
    expect(asked.map(([, count]) => count)).toEqual(Array.from({ length: 32 }, () => 256));
    expect(Math.max(...errors.slice(0, 900))).toBeLessThan(1e-3);
    asked.length = 0;
    const starts = Float32Array.from({ length: 80 }, (_, index) => Math.sin(index));
    const walk = { schedule: linear, timesteps: [999, 600, 300], sampler: { kind: 'ddim', eta: 0 } as const, starts };
    const { guided } = await done(sampled({ ...walk, points, target: 0, denoiser, seed: 0, runs: 0 }));
    expect(asked).toEqual([
      [999, 40],
      [600, 40],
      [300, 40],
    ]);
    const [, best, learned] = guided.map(({ paths }) => paths.states);
    expect(Math.max(...(best as Float32Array).map((value, i) => Math.abs(value - (learned?.[i] ?? 9))))).toBeLessThan(
      1e-2,
    );
  });

  it('may answer at once, with any list of numbers', async () => {
    const denoiser: PointPredictor = {
      predicts: 'x0',
      schedule: cosine,
      predictValues: (xt) => Array.from(xt, () => 0.5),
    };
    expect([...(await done(inSlices(learnedX0(denoiser, cosine), new Float32Array(4), 3)))]).toEqual([
      0.5, 0.5, 0.5, 0.5,
    ]);
    expect([...(await done(inSlices(learnedX0(denoiser, cosine), new Float32Array(), 3)))]).toEqual([]);
  });

  it.each<[string, PointPredictor['predictValues'], RegExp]>([
    ['rejects', () => Promise.reject(new Error('no server')), /^the denoiser failed at t = 300: no server$/],
    [
      'throws',
      () => {
        throw new RangeError('out of range');
      },
      /^the denoiser failed at t = 300: out of range$/,
    ],
    ['gives too few', async () => [1], /^invalid output of the denoiser at t = 300: .*; expected 1152 numbers/],
    ['gives nothing', async () => undefined as never, /^invalid output of the denoiser at t = 300: undefined/],
    [
      'gives infinity',
      async (xt) => xt.fill(Number.POSITIVE_INFINITY),
      /^invalid output of the denoiser at t = 300: Infinity at index 0; expected finite values/,
    ],
  ])('that %s leaves the exact arrows, and the error names it', async (_, predictValues, message) => {
    const show = vi.fn();
    const denoiser: PointPredictor = { predicts: 'epsilon', schedule: cosine, predictValues };
    const work = fieldOf({ points, denoiser, schedule: cosine, t: 300, seed: 0, domain, arrows: 'x0' }, { show });
    await expect(done(work)).rejects.toThrow(message);
    expect(show.mock.calls).toMatchObject([[{ learned: null }]]);
  });

  it('gets a copy, and no other figure waits while it computes', async () => {
    const xt = Float32Array.of(1, 2);
    const denoiser: PointPredictor = {
      predicts: 'epsilon',
      schedule: cosine,
      predictValues: async (given) => {
        given.fill(0);
        await later(400);
        return given;
      },
    };
    const order: string[] = [];
    const slow = done(inSlices(learnedX0(denoiser, cosine), xt, 500)).then((x0) => {
      order.push('slow');
      return x0;
    });
    const quick = done(inSlices(await exactX0(points, cosine), xt, 500)).then(() => order.push('quick'));
    const [x0] = await Promise.all([slow, quick]);
    expect(order).toEqual(['quick', 'slow']);
    // Without noise in it, x_t is x̂0 times the signal scale.
    expect(x0[1]).toBeCloseTo(2 / (cosine.alphasCumprodSqrt[500] as number), 5);
  });

  it('hears when nobody waits for its answer any more', async () => {
    const signals: AbortSignal[] = [];
    const denoiser: PointPredictor = {
      predicts: 'epsilon',
      schedule: cosine,
      predictValues: (_, __, { signal }) => {
        signals.push(signal);
        return new Promise(() => {});
      },
    };
    const controller = new AbortController();
    const work: Work<unknown> = fieldOf({ points, denoiser, schedule: cosine, t: 300, seed: 0, domain, arrows: 'x0' });
    const outcome = enqueue(work, { signal: controller.signal }).catch((reason: unknown) => reason);
    await expect.poll(() => signals.length).toBe(1);
    expect(signals[0]?.aborted).toBe(false);
    controller.abort('moved');
    expect(await outcome).toBe('moved');
    await expect.poll(() => signals[0]?.aborted).toBe(true);
  });
});

describe('a computation that waits for it', () => {
  it('is aborted 300 ms after a new request has come, and the newest runs', async () => {
    vi.useFakeTimers();
    const latest = new Latest();
    const log: string[] = [];
    const job = (name: string) => (signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        log.push(name);
        signal.addEventListener('abort', () => {
          log.push(`${name} aborted`);
          resolve();
        });
      });
    latest.run(job('one'), true);
    await vi.advanceTimersByTimeAsync(1000);
    latest.run(job('two'), true);
    await vi.advanceTimersByTimeAsync(200);
    latest.run(job('three'), true);
    await vi.advanceTimersByTimeAsync(99);
    expect([log, vi.getTimerCount()]).toEqual([['one'], 1]);
    await vi.advanceTimersByTimeAsync(1);
    expect(log).toEqual(['one', 'one aborted', 'three']);
    latest.run(job('four'), false);
    latest.stop();
    latest.run(job('five'), false);
    latest.run(job('six'), false);
    await vi.advanceTimersByTimeAsync(1000);
    expect(log.slice(3)).toEqual(['three aborted', 'five']);
    latest.stop();
    vi.useRealTimers();
  });
});
