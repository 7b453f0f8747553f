import { describe, expect, it, vi } from 'vitest';
import { enqueue, type Work, type WorkOptions } from '../../src/hooks/workQueue.js';

const always = (rank: number): WorkOptions => ({ rank: () => rank, signal: new AbortController().signal });

/** Work of some steps, which it writes down. */
async function* steps(log: string[], name: string, count: number): Work<string> {
  try {
    for (let step = 1; step <= count; step++) {
      log.push(`${name}${step}`);
      yield step / count;
    }
    return `${name} is done`;
  } finally {
    log.push(`${name} left`);
  }
}

/** Work whose every step takes longer than a slice. */
async function* slowSteps(log: string[], name: string, count: number): Work<string> {
  for (let step = 1; step <= count; step++) {
    const end = performance.now() + 10;
    while (performance.now() < end);
    log.push(`${name}${step}`);
    yield step / count;
  }
  return `${name} is done`;
}

describe('work', () => {
  it('is done step by step, and gives its outcome', async () => {
    const log: string[] = [];
    const onProgress = vi.fn();
    expect(await enqueue(steps(log, 'a', 3), { ...always(0), onProgress })).toBe('a is done');
    expect(log).toEqual(['a1', 'a2', 'a3', 'a left']);
    expect(onProgress.mock.calls).toEqual([[1 / 3], [2 / 3], [1]]);
  });

  it('of smaller rank goes first, of equal rank what came first', async () => {
    const log: string[] = [];
    const first = enqueue(slowSteps(log, 'first', 1), always(-1)); // keeps the queue busy until the others are in it
    const others = [3, 1, 2, 1].map((rank, index) => enqueue(slowSteps(log, `r${rank}-${index}-`, 1), always(rank)));
    await Promise.all([first, ...others]);
    expect(log).toEqual(['first1', 'r1-1-1', 'r1-3-1', 'r2-2-1', 'r3-0-1']);
  });

  it('that becomes urgent overtakes what was before it', async () => {
    const log: string[] = [];
    let rank = 9;
    const other = enqueue(slowSteps(log, 'other', 4), always(5));
    const scrolled = enqueue(slowSteps(log, 'scrolled', 2), { ...always(0), rank: () => rank });
    await vi.waitFor(() => expect(log.length).toBeGreaterThan(1), { interval: 1 });
    rank = 0;
    expect(log.includes('scrolled1')).toBe(false);
    await Promise.all([other, scrolled]);
    expect(log.indexOf('scrolled2')).toBeLessThan(log.indexOf('other4'));
  });
});

describe('a cancelled piece of work', () => {
  it('ends where it stands, cleans up, and rejects with the reason', async () => {
    const log: string[] = [];
    const controller = new AbortController();
    const onProgress = (fraction: number) => {
      if (fraction === 0.5) controller.abort(new Error('no longer wanted'));
    };
    const work = enqueue(steps(log, 'a', 4), { ...always(0), signal: controller.signal, onProgress });
    await expect(work).rejects.toThrow('no longer wanted');
    expect(log).toEqual(['a1', 'a2', 'a left']);
  });

  it('is never begun where it was cancelled before', async () => {
    const log: string[] = [];
    const work = enqueue(steps(log, 'a', 4), { ...always(0), signal: AbortSignal.abort(new Error('gone')) });
    await expect(work).rejects.toThrow('gone');
    expect(log).toEqual([]);
  });
});

it('goes on with the rest after work that fails', async () => {
  const log: string[] = [];
  async function* failing(): Work<string> {
    yield 0.5;
    throw new RangeError('a bad plan');
  }
  const failed = enqueue(failing(), always(0));
  const next = enqueue(steps(log, 'next', 1), always(1));
  await expect(failed).rejects.toThrow(new RangeError('a bad plan'));
  expect(await next).toBe('next is done');
});

it('goes on where a rank throws', async () => {
  const log: string[] = [];
  const rank = () => {
    throw new Error('no rank');
  };
  const outcomes = [enqueue(steps(log, 'a', 1), { rank }), enqueue(steps(log, 'b', 1), always(1))];
  expect(await Promise.all(outcomes)).toEqual(['a is done', 'b is done']);
});

it('closes work whose progress cannot be told, and rejects it', async () => {
  const log: string[] = [];
  const onProgress = () => {
    throw new Error('no bar');
  };
  await expect(enqueue(steps(log, 'a', 3), { ...always(0), onProgress })).rejects.toThrow('no bar');
  expect(log).toEqual(['a1', 'a left']);
});

it('yields to the page between slices of a few milliseconds', async () => {
  const log: string[] = [];
  const timer = setInterval(() => log.push('page'), 1);
  await enqueue(slowSteps(log, 'work', 5), always(0));
  clearInterval(timer);
  const betweenSteps = log.slice(log.indexOf('work1'), log.indexOf('work5')).filter((entry) => entry === 'page');
  expect(betweenSteps.length).toBeGreaterThanOrEqual(2);
});

it('takes many quick steps in one slice', async () => {
  const log: string[] = [];
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  });
  await enqueue(steps(log, 'a', 1000), always(0));
  clearInterval(timer);
  expect(log).toHaveLength(1001);
  expect(turns).toBeLessThan(100);
});
