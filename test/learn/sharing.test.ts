import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { threadOn } from '../../src/core/thread.js';
import { TILE } from '../../src/learn/kernel/network.js';
import { Help } from '../../src/learn/sampling/help.js';
import { type Helper, helperOfPage, type Question } from '../../src/learn/sampling/helper.js';
import { Share } from '../../src/learn/sampling/share.js';
import { type Range, type Walk, walkPoints } from '../../src/learn/sampling/walk.js';
import { initialWeights } from '../../src/learn/weights.js';

const walk: Walk = {
  weights: initialWeights(0).map((_, i) => Math.sin(i) / 10),
  seed: 3,
  passes: [700, 200].map((t) => ({
    ...{ t, stream: t, time: new Float32Array(16).fill(t / 1000) },
    ...{ next: { a: -0.3, b: 0.9, c: 0.2, sigma: 0.1 }, kept: { a: 0.5, b: 0.5 } },
  })),
};

/** Walks to the end. */
function walked(range: Range): Float32Array {
  const steps = walkPoints(walk, range);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

describe('a share', () => {
  it('gives every point to one thread, whoever asks when, and whatever comes back', () => {
    const ask = fc.constantFrom('first', 'half', 'half and back');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.nat(5000), fc.array(ask), (count, limit, asks) => {
        const share = new Share(count);
        const taken: Range[] = [];
        for (const who of asks) {
          const range = who === 'first' ? share.takeFirst() : share.takeHalf(limit);
          if (!range) continue;
          if (who === 'half and back') share.putBack(range);
          else taken.push(range);
        }
        for (let range = share.takeFirst(); range; range = share.takeFirst()) taken.push(range);
        expect(share.isEmpty).toBe(true);
        let next = 0;
        for (const range of taken.toSorted((a, b) => a.first - b.first)) {
          expect(range.first).toBe(next);
          expect(range.first % TILE).toBe(0);
          next += range.count;
        }
        expect(next).toBe(count);
      }),
    );
  });

  it('gives a helper half of what is left, but not more than the limit allows', () => {
    expect(new Share(1024).takeHalf(1e6)).toEqual({ first: 512, count: 512 });
    expect(new Share(1000).takeHalf(1e6)).toEqual({ first: 512, count: 488 });
    expect(new Share(100_000).takeHalf(1000)?.count).toBeLessThanOrEqual(1000);
    expect(new Share(100_000).takeHalf(0)?.count).toBeGreaterThan(0);
    expect(new Share(256).takeHalf(1e6)).toBeNull();
  });
});

it('walks a point alike in whatever range it is', () => {
  const all = walked({ first: 0, count: 200 });
  expect(all.every(Number.isFinite)).toBe(true);
  expect(walked({ first: TILE, count: 70 })).toEqual(all.slice(2 * TILE, 2 * (TILE + 70)));
});

describe('a helper', () => {
  function samplingWith(helper: Helper | Promise<Helper | null>, signal?: AbortSignal) {
    const share = new Share(2000);
    const points = new Float32Array(4000).fill(Number.NaN);
    const help = new Help();
    const begun = help.begin(helper, walk, share, ({ first }, state) => points.set(state, 2 * first), signal);
    return { share, points, help, begun };
  }

  it('is asked at once, and goes on until nothing is left', async () => {
    const { share, points, help, begun } = samplingWith({ ask: async ({ range }) => walked(range) });
    expect(help.present).not.toBeNull();
    await begun;
    expect(help.present).toBeNull();
    const own = share.takeFirst() as Range;
    expect(share.isEmpty).toBe(true);
    points.set(walked(own), 2 * own.first);
    expect(points).toEqual(walked({ first: 0, count: 2000 }));
  });

  it('gives back what it could not walk, and is not asked again', async () => {
    const ask = vi.fn().mockRejectedValue(new Error('ended'));
    const { share, begun } = samplingWith(Promise.resolve({ ask }));
    await begun;
    expect(ask).toHaveBeenCalledTimes(1);
    let count = 0;
    for (let range = share.takeFirst(); range; range = share.takeFirst()) count += range.count;
    expect(count).toBe(2000);
  });

  it('is not asked once nobody waits', async () => {
    const controller = new AbortController();
    const ask = vi.fn(async ({ range }: Question) => {
      controller.abort();
      return walked(range);
    });
    await samplingWith({ ask }, controller.signal).begun;
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('may be missing', async () => {
    const { help, begun } = samplingWith(Promise.resolve(null));
    await begun;
    expect(help.present).toBeNull();
    // As in Node, which has no workers of the browser's kind.
    expect(await helperOfPage()).toBeNull();
  });
});

describe('the thread of a helper', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  function fakeThread() {
    const worker = { postMessage: vi.fn(), terminate: vi.fn() } as unknown as Worker;
    const say = (data: unknown) => worker.onmessage?.({ data } as MessageEvent);
    const fail = () => {
      const event = { message: 'no memory', preventDefault: vi.fn() };
      worker.onerror?.(event as unknown as ErrorEvent);
      return event;
    };
    const ended = vi.fn();
    return { worker, say, fail, ended, helper: threadOn<Question, Float32Array>(worker, ended) };
  }
  /** One that has greeted, so that it can be asked; only the test moves the clock. */
  async function begunThread() {
    vi.useFakeTimers();
    const thread = fakeThread();
    thread.say('ready');
    return { ...thread, asked: await thread.helper };
  }
  const range = (first: number): Range => ({ first, count: TILE });

  it('is asked nothing before it has greeted', async () => {
    const { worker, say, helper } = fakeThread();
    say('ready');
    expect(await helper).not.toBeNull();
    expect(worker.postMessage).not.toHaveBeenCalled();
  });

  it('ends if it is unable to help', async () => {
    const { worker, say, helper } = fakeThread();
    say('unable');
    expect(await helper).toBeNull();
    expect(worker.terminate).toHaveBeenCalled();
  });

  it('ends quietly if it cannot begin', async () => {
    const { worker, fail, helper } = fakeThread();
    expect(fail().preventDefault).toHaveBeenCalled();
    expect(await helper).toBeNull();
    expect(worker.terminate).toHaveBeenCalled();
  });

  it('answers in the order of the questions', async () => {
    const { worker, say, helper } = fakeThread();
    say('ready');
    const answers = [0, TILE].map(async (first) => (await helper)?.ask({ walk, range: range(first) }));
    await vi.waitFor(() => expect(worker.postMessage).toHaveBeenCalledTimes(2));
    expect(worker.postMessage).toHaveBeenLastCalledWith({ walk, range: range(TILE) });
    say(Float32Array.of(1));
    say(Float32Array.of(2));
    expect(await Promise.all(answers)).toEqual([Float32Array.of(1), Float32Array.of(2)]);
  });

  it('rejects all questions if it fails, and ends once', async () => {
    const { worker, fail, ended, asked } = await begunThread();
    const answers = [asked?.ask({ walk, range: range(0) }), asked?.ask({ walk, range: range(TILE) })];
    fail();
    for (const answer of answers) await expect(answer).rejects.toMatchObject({ message: 'no memory' });
    vi.advanceTimersByTime(20_000);
    expect(worker.terminate).toHaveBeenCalledTimes(1);
    expect(ended).toHaveBeenCalledExactlyOnceWith(true);
  });

  it('ends after ten seconds without work', async () => {
    const { worker, say, ended, asked } = await begunThread();
    for (const first of [0, TILE]) {
      const answer = asked?.ask({ walk, range: range(first) });
      vi.advanceTimersByTime(9_999);
      expect(ended).not.toHaveBeenCalled();
      say(new Float32Array(2));
      await answer;
      vi.advanceTimersByTime(9_999);
    }
    expect(worker.terminate).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(worker.terminate).toHaveBeenCalledTimes(1);
    expect(ended).toHaveBeenCalledWith(false);
  });

  it('has failed once it has not answered for ten seconds', async () => {
    const { worker, say, ended, asked } = await begunThread();
    const answers = [0, TILE, 2 * TILE].map((first) => asked?.ask({ walk, range: range(first) }));
    vi.advanceTimersByTime(9_999);
    say(new Float32Array(2));
    await answers[0];
    vi.advanceTimersByTime(9_999);
    expect(ended).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    for (const answer of answers.slice(1)) await expect(answer).rejects.toThrow('no answer');
    expect(worker.terminate).toHaveBeenCalledTimes(1);
    expect(ended).toHaveBeenCalledWith(true);
  });
});
