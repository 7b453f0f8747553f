import { afterEach, expect, it, vi } from 'vitest';
import { Inpaint } from '../../src/index.js';
import { few } from '../support/exhaustive.js';
import { pixelHash, show, waitForState } from '../support/figures.js';

afterEach(() => vi.restoreAllMocks());

/** Long enough that another thread begins before all is done, unless the machine is busy. */
const filling = { defaultResample: 2, loading: 'eager' } as const;
const seeds = few([11, 12, 13, 14, 15, 16], (seed) => seed < 13);

/** Fills in a face for each seed, all together, on a machine of so many cores: their pixels, and how many threads were asked. */
async function filledTogether(cores: number) {
  vi.spyOn(navigator, 'hardwareConcurrency', 'get').mockReturnValue(cores);
  const asked = vi.spyOn(Worker.prototype, 'postMessage');
  const { figure, container, rerender, unmount } = show(<Inpaint {...filling} />);
  // The page itself fills in until the first thread has begun.
  for (let seed = 20; asked.mock.calls.length === 0; seed++) {
    rerender(<Inpaint {...filling} seed={seed} />);
    await vi.waitFor(() => expect(figure.dataset['state']).toBe('pending'));
    await waitForState(figure, 'ready');
  }
  asked.mockClear();
  rerender(
    <main>
      {seeds.map((seed) => (
        <Inpaint key={seed} {...filling} seed={seed} />
      ))}
    </main>,
  );
  const figures = [...container.querySelectorAll('figure')];
  for (const each of figures) await waitForState(each, 'ready');
  const outcome = { pixels: figures.map(pixelHash), threads: new Set(asked.mock.contexts).size };
  vi.restoreAllMocks();
  unmount();
  return outcome;
}

it('figures are filled in by no more threads than there are cores for, and alike', async () => {
  const [one, two, many] = [await filledTogether(2), await filledTogether(3), await filledTogether(16)];
  // On a busy machine all may be done before the last has begun; test/core/threads counts them.
  for (const [{ threads }, most] of [
    [one, 1],
    [two, 2],
    [many, 4],
  ] as const) {
    expect(threads).toBeGreaterThanOrEqual(1);
    expect(threads).toBeLessThanOrEqual(most);
  }
  expect(new Set(one.pixels).size).toBe(seeds.length);
  expect(two.pixels).toEqual(one.pixels);
  expect(many.pixels).toEqual(one.pixels);
});
