import { expect } from 'vitest';
import { cdp } from 'vitest/browser';

// How long the tasks of a page hold it up: by the time that its thread computes, which does not grow where other processes take
// the core away in between. The browser's trace counts that; the long tasks of a PerformanceObserver count by the clock.

interface Session {
  send(method: string, parameters?: object): Promise<unknown>;
  on(event: string, listener: (payload: unknown) => void): void;
  off(event: string, listener: (payload: unknown) => void): void;
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds that the thread has computed. */
  tdur?: number;
}

const CATEGORIES = ['blink.user_timing', 'disabled-by-default-devtools.timeline'];
const LIMIT_MILLISECONDS = 50;
const RETRY_MILLISECONDS = 200;

/** Milliseconds that each task above 50 ms of this page's thread computes while something runs. */
export async function longTasks(work: () => Promise<unknown>): Promise<number[]> {
  const session = cdp() as unknown as Session;
  await startTrace(session);
  const mark = `start ${Math.random()}`;
  performance.mark(mark);
  await work();
  // The task in which the work ends has an end too.
  await new Promise((resolve) => setTimeout(resolve));
  const events = await endTrace(session);
  const start = events.findIndex(({ name }) => name === mark);
  if (start < 0) throw new Error(`no mark of this page among ${events.length} events of the trace`);
  const { pid, tid } = events[start] as TraceEvent;
  return events
    .filter((event) => event.name === 'RunTask' && event.pid === pid && event.tid === tid)
    .map(({ tdur = 0 }) => tdur / 1000)
    .filter((milliseconds) => milliseconds > LIMIT_MILLISECONDS);
}

const ATTEMPTS = 4;

/** Expects work that holds the page up for no longer than 50 ms at a time, once its code is warm. */
export async function expectNoLongTask(work: () => Promise<unknown>): Promise<void> {
  const attempts: number[][] = [];
  while (attempts.length < ATTEMPTS) {
    const tasks = await longTasks(work);
    if (tasks.length === 0) return;
    attempts.push(tasks);
  }
  expect.fail(`a task above 50 ms in each of ${ATTEMPTS} attempts: ${JSON.stringify(attempts)}`);
}

/** A browser keeps one trace at a time; the page beside this one may have begun it. */
async function startTrace(session: Session): Promise<void> {
  const traceConfig = { includedCategories: CATEGORIES };
  for (;;) {
    try {
      await session.send('Tracing.start', { transferMode: 'ReturnAsStream', traceConfig });
      return;
    } catch (error) {
      if (!(error as Error).message.includes('already been started')) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
    }
  }
}

async function endTrace(session: Session): Promise<TraceEvent[]> {
  const completed = new Promise<string>((resolve) => {
    const listener = (payload: unknown) => {
      session.off('Tracing.tracingComplete', listener);
      resolve((payload as { stream: string }).stream);
    };
    session.on('Tracing.tracingComplete', listener);
  });
  await session.send('Tracing.end');
  const handle = await completed;
  let text = '';
  for (;;) {
    const { data, eof } = (await session.send('IO.read', { handle })) as { data: string; eof: boolean };
    text += data;
    if (eof) break;
  }
  await session.send('IO.close', { handle });
  return (JSON.parse(text) as { traceEvents: TraceEvent[] }).traceEvents;
}
