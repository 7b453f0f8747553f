import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { trainedDenoiser } from '../support/trained.js';

// Points are sampled by two threads where there are two cores; nobody sees it but by the time it takes.

const begun: Worker[] = [];
const denoiser = trainedDenoiser();

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

beforeEach(() => {
  vi.spyOn(navigator, 'hardwareConcurrency', 'get').mockReturnValue(2);
  vi.stubGlobal(
    'Worker',
    class extends Worker {
      constructor(...options: ConstructorParameters<typeof Worker>) {
        super(...options);
        begun.push(this);
      }
    },
  );
});

/** The helper that takes its share of points; without work it ends after ten seconds, and another begins. */
function helperAtWork() {
  return vi.waitFor(async () => {
    await denoiser.sample({ count: 1000 });
    const helper = begun.at(-1) as Worker;
    const asked = vi.spyOn(helper, 'postMessage');
    await denoiser.sample({ count: 1000 });
    expect(asked).toHaveBeenCalled();
    asked.mockClear();
    return { helper, asked };
  });
}

const samplers = [
  { count: 1500, seed: 4 },
  { count: 999, steps: 40, sampler: { kind: 'ddpm', variance: 'posterior' }, seed: 5 },
] as const;

it('gives the points that one thread gives, by any sampler', async () => {
  // 300 points a time are too few to share.
  const whole = await Promise.all(samplers.map((options) => denoiser.sample(options)));
  expect(begun.length).toBe(1);
  const { asked } = await helperAtWork();
  for (const [index, options] of samplers.entries()) {
    asked.mockClear();
    const shared = await denoiser.sample(options);
    expect(shared).toEqual(whole[index]);
    // Half of the points, and perhaps of what is left when it has walked those.
    expect(asked.mock.calls[0]?.[0].range.count).toBe([732, 487][index]);
    const alone = await denoiser.sample({ ...options, count: 300 });
    expect(shared.slice(0, 600)).toEqual(alone);
  }
});

it('ends at once when it is aborted, while a helper is at work', async () => {
  const controller = new AbortController();
  const sampling = denoiser.sample({ count: 200_000, signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  await expect(sampling).rejects.toMatchObject({ name: 'AbortError' });
  expect((await denoiser.sample({ count: 1000 })).every(Number.isFinite)).toBe(true);
});

it('loses nothing if the helper ends in the middle, and then does without', async () => {
  const expected = await denoiser.sample({ count: 20_000 });
  const { helper, asked } = await helperAtWork();
  const { length } = begun;
  asked.mockImplementation(() => {
    helper.dispatchEvent(new ErrorEvent('error', { message: 'out of memory', cancelable: true }));
  });
  expect(await denoiser.sample({ count: 20_000 })).toEqual(expected);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(await denoiser.sample({ count: 1000 })).toEqual(expected.slice(0, 2000));
  expect(begun.length).toBe(length);
});
