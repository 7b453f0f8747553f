import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LatestOnly } from '../../src/hooks/latestOnly.js';

/** A task that ends when it is told to, and says what became of it. */
function controlled(log: string[], name: string) {
  let finish = () => {};
  const task = async (signal: AbortSignal) => {
    log.push(`${name} starts`);
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    log.push(`${name} ends${signal.aborted ? ', aborted' : ''}`);
  };
  return { task, finish: () => finish() };
}

const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

it('runs a task at once', () => {
  const log: string[] = [];
  new LatestOnly().request(controlled(log, 'a').task);
  expect(log).toEqual(['a starts']);
});

it('drops what a newer task has overtaken, and always runs the last', async () => {
  const log: string[] = [];
  const latest = new LatestOnly();
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => controlled(log, name));
  for (const task of [a, b, c, d]) latest.request((task as typeof d & {}).task);
  a?.finish();
  await turn();
  expect(log).toEqual(['a starts', 'a ends', 'd starts']);
  d?.finish();
  await turn();
  expect(log.at(-1)).toBe('d ends');
});

it('stops what runs and forgets what waits when it is cancelled', async () => {
  const log: string[] = [];
  const latest = new LatestOnly();
  const [a, b] = [controlled(log, 'a'), controlled(log, 'b')];
  latest.request(a.task);
  latest.request(b.task);
  latest.cancel();
  a.finish();
  await turn();
  expect(log).toEqual(['a starts', 'a ends, aborted']);
});

it('takes new tasks after it was cancelled, also while the old one is still ending', async () => {
  const log: string[] = [];
  const latest = new LatestOnly();
  const [a, b, c] = [controlled(log, 'a'), controlled(log, 'b'), controlled(log, 'c')];
  latest.request(a.task);
  latest.cancel();
  latest.request(b.task);
  latest.request(c.task);
  a.finish();
  await turn();
  expect(log).toEqual(['a starts', 'b starts', 'a ends, aborted']);
  b.finish();
  await turn();
  expect(log.slice(3)).toEqual(['b ends', 'c starts']);
});

it('may be cancelled when nothing runs', () => {
  expect(() => new LatestOnly().cancel()).not.toThrow();
});

it('ends every burst of requests with the last of them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 30 }), async (pauses) => {
      const latest = new LatestOnly();
      const done: number[] = [];
      for (const [index, pause] of pauses.entries()) {
        latest.request(async () => {
          await Promise.resolve();
          done.push(index);
        });
        for (let i = 0; i < pause; i++) await Promise.resolve();
      }
      await turn();
      expect(done[0]).toBe(0);
      expect(done.at(-1)).toBe(pauses.length - 1);
      expect(done).toEqual([...done].sort((a, b) => a - b));
    }),
  );
});
