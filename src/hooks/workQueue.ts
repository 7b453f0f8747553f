import { attempt } from './attempt.js';

/** Work in small pieces: each step yields how much is done, from 0 to 1; the last returns the outcome. */
export type Work<Result> = AsyncGenerator<number, Result>;

/** How soon work should run. */
export interface WorkOptions {
  /** Smaller runs first; asked again at every turn, so that scrolling changes the order; defaults to 0. */
  rank?: () => number;
  /** Ends the work where it stands; its promise then rejects with the signal's reason. */
  signal?: AbortSignal;
  onProgress?: (fraction: number) => void;
}

interface Task extends WorkOptions {
  rank: () => number;
  work: Work<unknown>;
  resolve: (result: unknown) => void;
  reject: (reason: unknown) => void;
}

const DEFAULT_RANK = 0;
/** How long the page may have to wait for us. A frame has 16 ms; half of them are the page's. */
const SLICE_MILLISECONDS = 8;

const tasks: Task[] = [];
let running = false;

/** Runs work in slices, with all other work of the page in one queue. */
export function enqueue<Result>(work: Work<Result>, options: WorkOptions = {}): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    const rank = options.rank ?? (() => DEFAULT_RANK);
    tasks.push({ ...options, rank, work, resolve: resolve as (result: unknown) => void, reject });
    if (!running) void run();
  });
}

async function run(): Promise<void> {
  running = true;
  while (tasks.length > 0) {
    const task = mostUrgent();
    if (await runSlice(task)) tasks.splice(tasks.indexOf(task), 1);
    await yieldToPage();
  }
  running = false;
}

/** Of equal rank, what has waited longest. */
function mostUrgent(): Task {
  return tasks.reduce((best, task) => (rankOf(task) < rankOf(best) ? task : best));
}

/** One rank that throws must not stop the work of all figures. */
function rankOf(task: Task): number {
  return attempt(task.rank).value ?? DEFAULT_RANK;
}

/** Takes steps until the slice is used up; true where the work has ended, one way or another. */
async function runSlice(task: Task): Promise<boolean> {
  const end = performance.now() + SLICE_MILLISECONDS;
  try {
    do {
      task.signal?.throwIfAborted();
      const step = await task.work.next();
      if (step.done) {
        task.resolve(step.value);
        return true;
      }
      task.onProgress?.(step.value);
    } while (performance.now() < end);
    return false;
  } catch (reason) {
    // Lets the work clean up where it stands; what goes wrong then is not what its owner asked about.
    await task.work.return(undefined).catch(() => {});
    task.reject(reason);
    return true;
  }
}

/**
 * Lets the page handle input, timers, messages and paint before the next slice. A message to ourselves queues behind them;
 * `scheduler.yield` would come back before timers and before React's own messages, and hold these off until all is done.
 */
function yieldToPage(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
