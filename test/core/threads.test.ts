import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Threads, threadsOfPage } from '../../src/core/threads.js';

/** A worker that answers when the test says so. */
class FakeWorker {
  readonly asked: number[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: { preventDefault: () => void }) => void) | null = null;
  terminate = vi.fn();

  postMessage(question: number) {
    this.asked.push(question);
  }

  say(data: unknown) {
    this.onmessage?.({ data });
  }

  fail() {
    this.onerror?.({ preventDefault: () => {} });
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', FakeWorker);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const soon = async () => {
  for (let turn = 0; turn < 100; turn++) await null;
};

/** The threads of a page on a machine of so many cores; each greets as it is told, `ready` by default, and not by an empty text. */
async function threadsOn(cores: number, greetings: string[] = []) {
  vi.stubGlobal('navigator', { hardwareConcurrency: cores });
  const workers: FakeWorker[] = [];
  const threads = threadsOfPage<number, number>(() => {
    const worker = new FakeWorker();
    const greeting = greetings[workers.length] ?? 'ready';
    workers.push(worker);
    if (greeting !== '') queueMicrotask(() => worker.say(greeting));
    return worker as unknown as Worker;
  });
  const begun = (await threads()) as Threads<number, number>;
  return { threads, begun, workers, asked: () => workers.map(({ asked }) => asked) };
}

it.each([
  [1, [[0]]],
  [2, [[0]]],
  [3, [[0], [1]]],
  [16, [[0], [1], [2], [3]]],
])('of %i cores: each question goes to a thread of its own, while there are some', async (cores, expected) => {
  const { begun, workers, asked } = await threadsOn(cores);
  const answers = [0, 1, 2, 3, 4, 5].map((question) => begun.ask(question));
  await soon();
  expect(asked()).toEqual(expected);
  while (asked().flat().length < 6) {
    for (const worker of workers) worker.say(10 * (worker.asked.at(-1) as number));
    await soon();
  }
  for (const worker of workers) worker.say(10 * (worker.asked.at(-1) as number));
  expect(await Promise.all(answers)).toEqual([0, 10, 20, 30, 40, 50]);
});

it('begins no second one for questions that come one after the other', async () => {
  const { begun, workers } = await threadsOn(16);
  for (const question of [1, 2, 3]) {
    const answer = begun.ask(question);
    workers[0]?.say(question);
    expect(await answer).toBe(question);
    await soon();
  }
  expect(workers).toHaveLength(1);
});

it('asks nothing that nobody waits for any more', async () => {
  const { begun, workers, asked } = await threadsOn(2);
  const controller = new AbortController();
  const first = begun.ask(1);
  const second = begun.ask(2, controller.signal);
  const third = begun.ask(3);
  controller.abort();
  workers[0]?.say(1);
  await expect(second).rejects.toBeNull();
  await soon();
  workers[0]?.say(3);
  expect(await Promise.all([first, third])).toEqual([1, 3]);
  expect(asked()).toEqual([[1, 3]]);
});

it('goes on with those that there are, where no other can begin', async () => {
  const { begun, workers, asked } = await threadsOn(16, ['ready', 'unable']);
  const answers = [1, 2].map((question) => begun.ask(question));
  await soon();
  workers[0]?.say(1);
  await soon();
  workers[0]?.say(2);
  expect(await Promise.all(answers)).toEqual([1, 2]);
  expect(asked()).toEqual([[1, 2], []]);
});

it('lets all know that one has failed, and begins none after that', async () => {
  const { threads, begun, workers } = await threadsOn(2);
  const answers = [1, 2].map((question) => begun.ask(question));
  workers[0]?.fail();
  for (const answer of answers) await expect(answer).rejects.toBeDefined();
  expect(await threads()).toBeNull();
  expect(workers).toHaveLength(1);
});

it('ends without work, and begins again', async () => {
  const { threads, workers } = await threadsOn(2);
  vi.advanceTimersByTime(9_000);
  expect(workers[0]?.terminate).not.toHaveBeenCalled();
  // Also one that has never been asked.
  vi.advanceTimersByTime(1_000);
  expect(workers[0]?.terminate).toHaveBeenCalled();
  const again = (await threads()) as Threads<number, number>;
  const answer = again.ask(1);
  workers.at(-1)?.say(1);
  expect(await answer).toBe(1);
  vi.advanceTimersByTime(10_000);
  expect(workers.at(-1)?.terminate).toHaveBeenCalled();
  await threads();
  expect(workers).toHaveLength(3);
});

it('ends one that begins too late, after another has failed', async () => {
  const { begun, workers } = await threadsOn(3, ['ready', '']);
  const answers = [1, 2].map((question) => begun.ask(question).catch(() => null));
  workers[0]?.fail();
  await Promise.all(answers);
  workers[1]?.say('ready');
  await soon();
  vi.advanceTimersByTime(10_000);
  expect(workers[1]?.terminate).toHaveBeenCalled();
});

it('are none where one cannot begin', async () => {
  const { begun, threads, workers } = await threadsOn(16, ['unable']);
  expect(begun).toBeNull();
  expect(await threads()).toBeNull();
  expect(workers).toHaveLength(1);
});
