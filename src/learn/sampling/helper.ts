import { hasFastKernel } from '../kernel/host.js';
import type { Range, Walk } from './walk.js';

/** A second thread that takes points all the way. */
export interface Helper {
  /** @returns what `walkPoints` does; rejects if the thread fails, or does not answer. */
  walk(walk: Walk, range: Range): Promise<Float32Array>;
}

/** What the thread says first: whether it has the fast kernel. Without, its results would differ by rounding. */
export type Greeting = 'ready' | 'unable';

/** What the thread is asked. It answers with the state of each range, in the order of the questions. */
export interface Question {
  readonly walk: Walk;
  readonly range: Range;
}

interface Asker {
  resolve: (state: Float32Array) => void;
  reject: (reason: unknown) => void;
}

/** A thread without work ends after so long, and another begins when there is work again. */
const IDLE_MILLISECONDS = 10_000;
/** A thread that has not answered by then has been ended, which browsers tell nobody; an answer takes a second at most. */
const PATIENCE_MILLISECONDS = 10_000;

let helper: Helper | Promise<Helper | null> | null = null;

/**
 * The helper of the page, which begins when it is first asked for; once it has begun, no promise, so that it can be asked at
 * once. It is null where there can be none: no second core, no workers, or no permission.
 */
export function helperOfPage(): Helper | Promise<Helper | null> {
  helper ??= beginHelper();
  return helper;
}

async function beginHelper(): Promise<Helper | null> {
  if (typeof Worker === 'undefined' || navigator.hardwareConcurrency === 1 || !hasFastKernel()) return null;
  try {
    const worker = new Worker(new URL('./samplingWorker.ts', import.meta.url), { type: 'module' });
    const begun = await helperOn(worker, (hasFailed) => {
      helper = hasFailed ? Promise.resolve(null) : null;
    });
    if (begun) helper = begun;
    return begun;
  } catch {
    return null; // the library's files are another site's
  }
}

/**
 * The helper on a thread, once it has greeted: nothing is asked of a thread that never begins. Null if it is unable.
 *
 * @param ended - called when the thread has ended after that, for want of work or by a failure.
 */
export async function helperOn(worker: Worker, ended: (hasFailed: boolean) => void): Promise<Helper | null> {
  const greeting = await new Promise<Greeting>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<Greeting>) => resolve(data);
    worker.onerror = (event) => {
      event.preventDefault();
      resolve('unable');
    };
  });
  if (greeting === 'ready') return askedInTurn(worker, ended);
  worker.terminate();
  return null;
}

function askedInTurn(worker: Worker, ended: (hasFailed: boolean) => void): Helper {
  const askers: Asker[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (reason?: unknown) => {
    clearTimeout(timer);
    worker.terminate();
    ended(reason !== undefined);
    for (const { reject } of askers.splice(0)) reject(reason);
  };
  const watch = () => {
    clearTimeout(timer);
    if (askers.length === 0) timer = setTimeout(end, IDLE_MILLISECONDS);
    else timer = setTimeout(() => end(new Error('no answer')), PATIENCE_MILLISECONDS);
  };
  worker.onmessage = ({ data }: MessageEvent<Float32Array>) => {
    askers.shift()?.resolve(data);
    watch();
  };
  worker.onerror = (event) => {
    event.preventDefault();
    end(event);
  };
  return {
    walk(walk, range) {
      return new Promise((resolve, reject) => {
        askers.push({ resolve, reject });
        if (askers.length === 1) watch();
        worker.postMessage({ walk, range } satisfies Question);
      });
    },
  };
}
