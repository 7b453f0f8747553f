import { expect, it } from 'vitest';
import { Newest } from '../../../src/figures/Histogram/newest.js';

/** Jobs that note when they begin and end once they are told to. */
function notedJobs() {
  const notes: string[] = [];
  const ends = new Map<string, () => void>();
  const job = (name: string) => (signal: AbortSignal) => {
    notes.push(`${name} begins`);
    return new Promise<void>((resolve) => {
      const end = (how: string) => {
        notes.push(`${name} ${how}`);
        resolve();
      };
      ends.set(name, () => end('ends'));
      signal.addEventListener('abort', () => end('is aborted'));
    });
  };
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { notes, job, end };
}

it('runs a job at once, and after it only the newest of those that came meanwhile', async () => {
  const { notes, job, end } = notedJobs();
  const newest = new Newest();
  for (const name of ['a', 'b', 'c']) newest.run(job(name));
  expect(notes).toEqual(['a begins']);
  await end('a');
  expect(notes).toEqual(['a begins', 'a ends', 'c begins']);
  await end('c');
  newest.run(job('d'));
  expect(notes.at(-1)).toBe('d begins');
});

it('stops the running job and drops the one that waits', async () => {
  const { notes, job, end } = notedJobs();
  const newest = new Newest();
  newest.run(job('a'));
  newest.run(job('b'));
  newest.stop();
  await end('a');
  expect(notes).toEqual(['a begins', 'a is aborted', 'a ends']);
});

it('runs what comes after a stop, when the aborted job has ended', async () => {
  const { notes, job, end } = notedJobs();
  const newest = new Newest();
  newest.run(job('a'));
  newest.stop();
  newest.run(job('b'));
  await end('');
  expect(notes).toEqual(['a begins', 'a is aborted', 'b begins']);
});
