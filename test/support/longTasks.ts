import { expect } from 'vitest';

/** Milliseconds of each task above 50 ms while something runs. */
export async function longTasks(work: () => Promise<unknown>): Promise<number[]> {
  const found: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => found.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });
  const start = performance.now();
  await work();
  // Entries are delivered some time after their task.
  await new Promise((resolve) => setTimeout(resolve, 200));
  found.push(...observer.takeRecords());
  observer.disconnect();
  return found.filter(({ startTime }) => startTime >= start).map(({ duration }) => duration);
}

const ATTEMPTS = 8;

/**
 * Expects work that holds the page up for no longer than 50 ms at a time. A busy machine lengthens
 * a task now and then; a task that is too long is so in every attempt.
 */
export async function expectNoLongTask(work: () => Promise<unknown>): Promise<void> {
  const attempts: number[][] = [];
  while (attempts.length < ATTEMPTS) {
    await machineIsCalm();
    const tasks = await longTasks(work);
    if (tasks.length === 0) return;
    attempts.push(tasks);
  }
  expect.fail(`a task above 50 ms in each of ${ATTEMPTS} attempts: ${JSON.stringify(attempts)}`);
}

const PROBES = 12;
const PROBE_STEPS = 2_000_000;
/** The slowest of calm probes over the fastest. */
const CALM_RATIO = 1.5;
const CALM_MILLISECONDS = 4000;

/** Waits until equal work takes about equal times, as it does where no other process takes the core away; but not long. */
async function machineIsCalm(): Promise<void> {
  const end = performance.now() + CALM_MILLISECONDS;
  while (performance.now() < end) {
    const times: number[] = [];
    while (times.length < PROBES) {
      times.push(probe());
      await new Promise((resolve) => setTimeout(resolve));
    }
    if (Math.max(...times) < CALM_RATIO * Math.min(...times)) return;
  }
}

/** Milliseconds of a fixed calculation. */
function probe(): number {
  const start = performance.now();
  let sum = 0;
  for (let step = 0; step < PROBE_STEPS; step++) sum += Math.sqrt(step);
  return sum > 0 ? performance.now() - start : 0;
}
