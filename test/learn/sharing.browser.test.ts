import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type PointDenoiser, pointSet, trainDenoiser } from '../../src/learn/index.js';

// Points are sampled by two threads where there are two cores; nobody sees it but by the time it takes.

const begun: Worker[] = [];
let denoiser: PointDenoiser;

beforeAll(async () => {
  denoiser = await trainDenoiser(pointSet('spiral'), { steps: 50 });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function watchThreads(cores: number): void {
  vi.spyOn(navigator, 'hardwareConcurrency', 'get').mockReturnValue(cores);
  vi.stubGlobal(
    'Worker',
    class extends Worker {
      constructor(...options: ConstructorParameters<typeof Worker>) {
        super(...options);
        begun.push(this);
      }
    },
  );
}

const samplers = [
  { count: 1500, seed: 4 },
  { count: 999, steps: 40, sampler: { kind: 'ddpm', variance: 'posterior' }, seed: 5 },
] as const;

it('gives the points that one thread gives, by any sampler', async () => {
  watchThreads(2);
  // 300 points a time are too few to share.
  const whole = await Promise.all(samplers.map((options) => denoiser.sample(options)));
  expect(begun.length).toBe(1);
  const helper = begun[0] as Worker;
  const asked = vi.spyOn(helper, 'postMessage');
  await vi.waitFor(async () => {
    await denoiser.sample({ count: 1000 });
    expect(asked).toHaveBeenCalled();
  });
  asked.mockClear();
  for (const [index, options] of samplers.entries()) {
    const shared = await denoiser.sample(options);
    expect(shared).toEqual(whole[index]);
    const alone = await denoiser.sample({ ...options, count: 300 });
    expect(shared.slice(0, 600)).toEqual(alone);
  }
  expect(asked.mock.calls.map(([question]) => question.range.count)).toEqual([732, 487]);
  expect(begun.length).toBe(1);
});

it('ends at once when it is aborted, while a helper is at work', async () => {
  const controller = new AbortController();
  const sampling = denoiser.sample({ count: 200_000, signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  await expect(sampling).rejects.toMatchObject({ name: 'AbortError' });
  expect((await denoiser.sample({ count: 1000 })).every(Number.isFinite)).toBe(true);
});

it('loses nothing if the helper ends in the middle, and then does without', async () => {
  watchThreads(2);
  const expected = await denoiser.sample({ count: 20_000 });
  const helper = begun[0] as Worker;
  const post = vi.spyOn(helper, 'postMessage').mockImplementation(() => {
    helper.dispatchEvent(new ErrorEvent('error', { message: 'out of memory', cancelable: true }));
  });
  expect(await denoiser.sample({ count: 20_000 })).toEqual(expected);
  expect(post).toHaveBeenCalledTimes(1);
  expect(await denoiser.sample({ count: 1000 })).toEqual(expected.slice(0, 2000));
  expect(begun.length).toBe(1);
});
