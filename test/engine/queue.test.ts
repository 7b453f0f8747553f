import { getEventListeners } from 'node:events';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { yieldToPage } from '../../src/base/yieldToPage.js';
import { enqueue, type Work, type WorkOptions } from '../../src/engine/queue.js';
import { QUEUED } from '../../src/hooks/frozen.js';
import { imported } from '../../src/lazy/lazy.js';

const always = (priority: number): WorkOptions => ({ priority: () => priority });

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

function block(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

/** Work whose every step takes longer than a slice. */
async function* slowSteps(log: string[], name: string, count: number): Work<string> {
  for (let step = 1; step <= count; step++) {
    block(10);
    log.push(`${name}${step}`);
    yield step / count;
  }
  return `${name} is done`;
}

/** Work of one step, which ends when something else does. */
async function* stepUntil(log: string[], end: Promise<void>): Work<string> {
  try {
    log.push('begun');
    await end;
    yield 1;
    return 'done';
  } finally {
    log.push('left');
  }
}

const never = new Promise<void>(() => {});

/** Lets the queue take a few turns. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

// What is enqueued while the queue is idle begins at once.
beforeEach(turns);

describe('work', () => {
  it('is done step by step, and gives its outcome', async () => {
    const log: string[] = [];
    const onProgress = vi.fn();
    expect(await enqueue(steps(log, 'a', 3), { onProgress })).toBe('a is done');
    expect(log).toEqual(['a1', 'a2', 'a3', 'a left']);
    expect(onProgress.mock.calls.map(([fraction]) => fraction)).toEqual([1 / 3, 2 / 3, 1]);
  });

  it('of smaller priority goes first, of equal priority what came first', async () => {
    const log: string[] = [];
    // All come in one tick, also the first, which could have begun at once.
    const works = [3, 1, 2, 1].map((priority, index) =>
      enqueue(slowSteps(log, `p${priority}-${index}-`, 1), always(priority)),
    );
    await Promise.all(works);
    expect(log).toEqual(['p1-1-1', 'p1-3-1', 'p2-2-1', 'p3-0-1']);
  });

  it('that becomes urgent overtakes what was before it', async () => {
    const log: string[] = [];
    let priority = 9;
    const onProgress = (fraction: number) => {
      if (fraction === 0.5) priority = 0;
    };
    const other = enqueue(slowSteps(log, 'other', 4), { ...always(5), onProgress });
    const scrolled = enqueue(slowSteps(log, 'scrolled', 2), { priority: () => priority });
    await Promise.all([other, scrolled]);
    expect(log).toEqual(['other1', 'other2', 'scrolled1', 'scrolled2', 'other3', 'other4']);
  });
});

describe('of equal priority', () => {
  let now = 0;
  beforeEach(() => vi.spyOn(performance, 'now').mockImplementation(() => now));
  afterEach(() => vi.restoreAllMocks());

  /** Work whose every step takes 10 ms of a clock that stands still otherwise. */
  async function* timedSteps(log: string[], name: string, count: number): Work<void> {
    for (let step = 1; step <= count; step++) {
      now += 10;
      log.push(name);
      yield step / count;
    }
  }

  it('two long works alternate, about 100 ms each', async () => {
    const log: string[] = [];
    await Promise.all(['a', 'b'].map((name) => enqueue(timedSteps(log, name, 30))));
    expect(log.join('')).toBe(['a', 'b', 'a', 'b', 'a', 'b'].map((name) => name.repeat(10)).join(''));
  });

  it('short works finish one after the other', async () => {
    const log: string[] = [];
    await Promise.all(['a', 'b', 'c'].map((name) => enqueue(timedSteps(log, name, 4))));
    expect(log.join('')).toBe('aaaabbbbcccc');
  });

  it('a smaller priority counts for more than the time spent', async () => {
    const log: string[] = [];
    await Promise.all([enqueue(timedSteps(log, 'a', 25), always(-1)), enqueue(timedSteps(log, 'b', 2))]);
    expect(log.join('')).toBe(`${'a'.repeat(25)}bb`);
  });
});

describe('a cancelled piece of work', () => {
  it('ends where it is, cleans up, and rejects with the reason', async () => {
    const log: string[] = [];
    const controller = new AbortController();
    const onProgress = (fraction: number) => {
      if (fraction === 0.5) controller.abort(new Error('no longer wanted'));
    };
    const work = enqueue(steps(log, 'a', 4), { signal: controller.signal, onProgress });
    await expect(work).rejects.toThrow('no longer wanted');
    expect(log).toEqual(['a1', 'a2', 'a left']);
  });

  it('rejects at once during a step, and cleans up when that step settles, before anything else runs', async () => {
    const log: string[] = [];
    const controller = new AbortController();
    const onProgress = vi.fn();
    let settleStep = () => {};
    const end = new Promise<void>((resolve) => {
      settleStep = resolve;
    });
    const work = enqueue(stepUntil(log, end), { signal: controller.signal, onProgress });
    const next = enqueue(steps(log, 'next', 1));
    await turns();
    controller.abort(new Error('gone'));
    await expect(work).rejects.toThrow('gone');
    await turns();
    expect(log).toEqual(['begun']);
    settleStep();
    await next;
    expect(log).toEqual(['begun', 'left', 'next1', 'next left']);
    expect(onProgress).not.toHaveBeenCalled();
  });

  it('is never begun if it was cancelled before, and is closed, however busy the queue is', async () => {
    const log: string[] = [];
    const busy = enqueue(slowSteps(log, 'busy', 3));
    const work = steps(log, 'a', 4);
    await expect(enqueue(work, { signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow('gone');
    expect(log).toEqual(['busy1']);
    expect(await work.next()).toEqual({ value: undefined, done: true });
    await busy;
    expect(log).toEqual(['busy1', 'busy2', 'busy3']);
  });

  it('leaves nothing behind on a signal that outlives it', async () => {
    const { signal } = new AbortController();
    const failing = async function* (): Work<void> {
      yield 0.5;
      throw new Error('a bad plan');
    };
    const works = [enqueue(steps([], 'a', 2), { signal }), enqueue(failing(), { signal })];
    expect(getEventListeners(signal, 'abort')).toHaveLength(2);
    await Promise.allSettled(works);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('may fail to clean up, or never end doing so', async () => {
    const log: string[] = [];
    async function* cleanedBy(cleanUp: () => Promise<void>): Work<void> {
      try {
        for (let step = 0; ; step++) yield step;
      } finally {
        await cleanUp();
      }
    }
    const fail = () => Promise.reject(new Error('no cleaning'));
    for (const cleanUp of [fail, () => never]) {
      const controller = new AbortController();
      const work = enqueue(cleanedBy(cleanUp), { signal: controller.signal });
      await turns();
      controller.abort(new Error('gone'));
      await expect(work).rejects.toThrow('gone');
    }
    expect(await enqueue(steps(log, 'next', 1))).toBe('next is done');
  });
});

describe('a step that never settles', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  });
  afterEach(() => vi.useRealTimers());

  it('is given up after 10 s, with an error that says so, and the others go on', async () => {
    const log: string[] = [];
    const work = stepUntil(log, never);
    const close = vi.spyOn(work, 'return');
    const settled = vi.fn();
    const given = enqueue(work).catch(settled);
    const next = enqueue(steps(log, 'next', 1));
    await vi.advanceTimersByTimeAsync(9_900);
    await turns();
    expect(settled).not.toHaveBeenCalled();
    expect(log).toEqual(['begun']);
    await vi.advanceTimersByTimeAsync(200);
    await given;
    expect(settled.mock.calls[0]?.[0]).toBeInstanceOf(Error);
    expect(settled.mock.calls[0]?.[0].message).toMatch(
      /^the backend did not answer within 10 s: .*; reload the page, or /,
    );
    expect(close).toHaveBeenCalled();
    expect(await next).toBe('next is done');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is given all the time that its code takes to come', async () => {
    let come: () => void = () => {};
    const code = new Promise<string>((resolve) => {
      come = () => resolve('code');
    });
    async function* loading(): Work<string> {
      yield 0.5;
      return await imported(() => code);
    }
    const given = enqueue(loading());
    await vi.advanceTimersByTimeAsync(60_000);
    come();
    expect(await given).toBe('code');
    const stuck = enqueue(stepUntil([], never)).catch(({ message }) => message);
    await vi.advanceTimersByTimeAsync(10_100);
    expect(await stuck).toMatch(/^the backend did not answer within 10 s/);
  });

  it('holds up the others for 10 s at most if it was cancelled', async () => {
    const controller = new AbortController();
    const work = enqueue(stepUntil([], never), { signal: controller.signal });
    const next = enqueue(steps([], 'next', 1));
    controller.abort(new Error('gone'));
    await expect(work).rejects.toThrow('gone');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await next).toBe('next is done');
  });
});

it('does not mistake a blocked page for a step that never settles', async () => {
  // A hundred times as fast: so 10 s are 100 ms, and the step below blocks the page for 20 s.
  const { setTimeout, setInterval } = globalThis;
  vi.stubGlobal('setTimeout', (callback: () => void, delay: number) => setTimeout(callback, delay / 100));
  vi.stubGlobal('setInterval', (callback: () => void, delay: number) => setInterval(callback, delay / 100));
  async function* blocking(): Work<string> {
    await new Promise((resolve) => setImmediate(resolve));
    block(200);
    await new Promise((resolve) => setImmediate(resolve));
    yield 1;
    return 'done';
  }
  const work = enqueue(blocking());
  const outcome = await work.catch((error: Error) => error.message);
  vi.unstubAllGlobals();
  expect(outcome).toBe('done');
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

it('takes the default where a priority throws or is not a number', async () => {
  const log: string[] = [];
  const priority = () => {
    throw new Error('no priority');
  };
  const works = [
    enqueue(steps(log, 'a', 1), always(1)),
    enqueue(steps(log, 'b', 1), { priority }),
    enqueue(steps(log, 'c', 1), always(Number.NaN)),
    enqueue(steps(log, 'd', 1), always(-1)),
  ];
  await Promise.all(works);
  expect(log.filter((entry) => !entry.includes('left'))).toEqual(['d1', 'b1', 'c1', 'a1']);
});

it('closes work whose progress cannot be told, rejects it, and goes on with the rest', async () => {
  const log: string[] = [];
  const onProgress = () => {
    throw new Error('no bar');
  };
  const work = enqueue(steps(log, 'a', 3), { onProgress });
  const next = enqueue(steps([], 'next', 1));
  await expect(work).rejects.toThrow('no bar');
  expect(log).toEqual(['a1', 'a left']);
  expect(await next).toBe('next is done');
});

it('yields to the page between slices of a few milliseconds', async () => {
  const log: string[] = [];
  const timer = setInterval(() => log.push('page'), 1);
  await enqueue(slowSteps(log, 'work', 5));
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
  await enqueue(steps(log, 'a', 1000));
  clearInterval(timer);
  expect(log).toHaveLength(1001);
  expect(turns).toBeLessThan(100);
});

describe('in one turn of the page', () => {
  afterEach(() => vi.restoreAllMocks());

  /** Counts the page's turns from now on. */
  function countTurns(): { count: number } {
    const turns = { count: 0 };
    const watch = async () => {
      for (; turns.count < 100; turns.count++) await yieldToPage();
    };
    void watch();
    return turns;
  }

  /** A machine on which small works take no time: a busy one would need a second slice, and so a turn. */
  function stopClock(): void {
    const now = performance.now();
    vi.spyOn(performance, 'now').mockReturnValue(now);
  }

  /** As through functions between whoever asks and the queue. */
  async function ask(work: Work<string>): Promise<string> {
    const answer = await enqueue(work).then((outcome) => outcome);
    return await Promise.resolve(answer);
  }

  it('a work is done that follows on another', async () => {
    stopClock();
    const turns = countTurns();
    await ask(steps([], 'read', 3));
    await ask(steps([], 'count', 3));
    expect(turns.count).toBe(0);
  });

  it('no more is done than a slice, however many works follow one another', async () => {
    const turns = countTurns();
    for (let work = 0; work < 5; work++) await ask(slowSteps([], `${work}`, 1));
    expect(turns.count).toBeGreaterThanOrEqual(3);
  });

  it('all work of a page is done that is about to be printed, and no more than a slice after that', async () => {
    const page = new EventTarget();
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal(QUEUED, undefined);
    onTestFinished(() => void vi.unstubAllGlobals());
    // A copy of the module listens to this page as it loads.
    const path = `${resolve('src/engine/queue.ts')}?printed`;
    const printed = (await import(/* @vite-ignore */ path)) as { enqueue: typeof enqueue };
    let now = performance.now();
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    let done = 0;
    async function* slow(): Work<void> {
      for (; done < 100; done++) {
        yield done / 100;
        now += 10;
      }
    }
    const before = countTurns();
    const work = printed.enqueue(slow());
    while (done < 1) await null;
    page.dispatchEvent(new Event('beforeprint'));
    await work;
    expect(before.count).toBe(0);
    page.dispatchEvent(new Event('afterprint'));
    await turns();
    done = 0;
    const after = countTurns();
    await printed.enqueue(slow());
    expect(after.count).toBeGreaterThanOrEqual(50);
  });
});
