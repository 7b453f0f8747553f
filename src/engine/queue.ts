import { yieldToPage } from '../base/yieldToPage.js';
import { QUEUED } from '../hooks/frozen.js';
import { tryCatch } from '../hooks/tryCatch.js';
import { pendingImports } from '../lazy/lazy.js';

/** Work in small steps: each yields the fraction done, from 0 to 1; the last returns the result. */
export type Work<Result> = AsyncGenerator<number, Result>;

/** The conditions under which work runs and ends. */
export interface WorkOptions {
  /** Lower runs first; evaluated for every step, so that scrolling changes the order; defaults to 0. */
  priority?: (() => number) | undefined;
  /** Aborts the work: the promise rejects at once with the signal's reason; a running step still finishes. */
  signal?: AbortSignal | undefined;
  /**
   * Called after each step with the fraction done, from 0 to 1. If it throws, the work ends with that error.
   */
  onProgress?: ((fraction: number) => void) | undefined;
}

interface Task {
  work: Work<unknown>;
  options: WorkOptions;
  /** Milliseconds that its slices have taken. */
  spent: number;
  /** `resolve` and `reject` remove the task from the queue. */
  resolve: (result: unknown) => void;
  reject: (reason: unknown) => void;
}

interface Slice {
  /** The end of the slice, by the page's clock. */
  readonly end: number;
  readonly pageHadItsTurn: Promise<void>;
}

const DEFAULT_PRIORITY = 0;
/** Length of a slice, unless a single step takes longer: half of a frame's 16 ms are left to the page. */
const SLICE_MILLISECONDS = 8;
/** The length of a slice while the page is about to be printed. */
const PRINTED_MILLISECONDS = 3000;
/** Time spent is counted in quanta, so that short tasks finish one after the other and long ones take turns. */
const QUANTUM_MILLISECONDS = 100;
/** A step that has not settled by then never will: tfjs's `data()` stays pending after its WebGL context is lost. */
const PATIENCE_SECONDS = 10;
const NO_ANSWER =
  `the backend did not answer within ${PATIENCE_SECONDS} s: its graphics context may be lost; ` +
  "reload the page, or choose the 'cpu' or 'wasm' backend of tfjs";

/** The tasks in order of arrival. */
const tasks = new Set<Task>();
const shared = globalThis as unknown as Record<typeof QUEUED, (() => number) | undefined>;
// A page may hold several copies of the library. `settled` waits for the work of all of them.
const ofOthers = shared[QUEUED];
shared[QUEUED] = () => tasks.size + (ofOthers?.() ?? 0);
let running = false;
/** Seconds that the running step has taken, as the clock ticks, and what ends it with an error. */
let waited = 0;
let refuse: (reason: Error) => void = () => {};
/**
 * The slice since the page's last turn; null if none has begun. Small works share it, so that their figures change in one
 * frame, and so does work that follows on other work, as counting on reading.
 */
let slice: Slice | null = null;
let isPrinting = false;
/** Ends the wait for the page's turn. */
let hurry: () => void = () => {};

/**
 * Runs work in slices, in one queue with all other work of the page. The promise rejects with the signal's reason, with
 * what a step or `onProgress` throws, and with an Error if a step does not settle within 10 s in which it loads no code.
 */
export function enqueue<Result>(work: Work<Result>, options: WorkOptions = {}): Promise<Result> {
  const { signal } = options;
  return new Promise<Result>((resolve, reject) => {
    const leave = () => {
      tasks.delete(task);
      signal?.removeEventListener('abort', abort);
      // The work cleans up now or after the running step; nobody waits for that, and its errors are ignored.
      work.return(undefined as Result).catch(() => {});
    };
    const task: Task = {
      work,
      options,
      spent: 0,
      resolve: (result) => {
        leave();
        resolve(result as Result);
      },
      reject: (reason) => {
        leave();
        reject(reason);
      },
    };
    const abort = () => task.reject(signal?.reason);
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort);
    tasks.add(task);
    if (!running) void run();
  });
}

async function run(): Promise<void> {
  running = true;
  await null; // work that is queued in the same tick takes part in the first choice
  const clock = setInterval(tick, 1000);
  while (tasks.size > 0) {
    slice ??= beginSlice();
    if (performance.now() < slice.end) await runStep(mostUrgent());
    else await slice.pageHadItsTurn;
  }
  clearInterval(clock);
  running = false;
}

/** The task of the lowest priority; among equals, the one that has taken the least time; then the first to arrive. */
function mostUrgent(): Task {
  const candidates = [...tasks].map((task) => ({
    task,
    // A priority that throws must not stop the work of all figures.
    priority: tryCatch(() => task.options.priority?.()).value || DEFAULT_PRIORITY,
    quanta: Math.floor(task.spent / QUANTUM_MILLISECONDS),
  }));
  candidates.sort((a, b) => a.priority - b.priority || a.quanta - b.quanta);
  return (candidates[0] as (typeof candidates)[number]).task;
}

function beginSlice(): Slice {
  const hurried = new Promise<void>((resolve) => {
    hurry = resolve;
  });
  const pageHadItsTurn = Promise.race([yieldToPage(), hurried]).then(() => {
    slice = null;
  });
  return { end: performance.now() + (isPrinting ? PRINTED_MILLISECONDS : SLICE_MILLISECONDS), pageHadItsTurn };
}

// A browser prints what is there once all listeners have returned, and what these promise is done by then: the page gets no turn.
if (typeof addEventListener === 'function') {
  addEventListener('beforeprint', () => {
    isPrinting = true;
    hurry();
  });
  addEventListener('afterprint', () => {
    isPrinting = false;
  });
}

async function runStep(task: Task): Promise<void> {
  const start = performance.now();
  try {
    const step = await settled(task.work.next());
    if (step.done) task.resolve(step.value);
    else if (tasks.has(task)) task.options.onProgress?.(step.value);
  } catch (reason) {
    task.reject(reason);
  }
  task.spent += performance.now() - start;
}

/** A step's outcome, or an error after ten seconds without an answer: a step that never settles must not stop the work of all figures. */
function settled<Step>(step: Promise<Step>): Promise<Step> {
  waited = 0;
  return Promise.race([
    step,
    new Promise<never>((_, reject) => {
      refuse = reject;
    }),
  ]);
}

/**
 * Ticks rather than one timeout: a page that was blocked or suspended gets one tick for that time, not ten. A step may load code, for
 * which a slow network may take longer.
 */
function tick(): void {
  waited = pendingImports ? 0 : waited + 1;
  if (waited === PATIENCE_SECONDS) refuse(new Error(NO_ANSWER));
}

/**
 * Between two changes of the progress, as each renders the whole figure. The stylesheet hides the bar for about as long, so
 * an earlier first one would be wasted.
 */
const PROGRESS_MILLISECONDS = 250;

/** Passes on progress, but not more often than can be shown. */
export function throttled(tell: (fraction: number) => void): (fraction: number) => void {
  let told = performance.now();
  return (fraction) => {
    const now = performance.now();
    if (now - told < PROGRESS_MILLISECONDS) return;
    told = now;
    tell(fraction);
  };
}
