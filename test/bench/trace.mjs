// The browser's own trace of its main threads.

const TASK = 'ThreadControllerImpl::RunTask';

/**
 * Runs `use` and returns its result, the longest main-thread task meanwhile, and the CPU time of that task, both in
 * milliseconds; the difference was taken by other programs.
 */
export async function withLongestTask(browser, page, use) {
  await browser.startTracing(page, { categories: ['toplevel'] });
  const result = await use();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const { dur, tdur } = longestTask(traceEvents);
  return { result, longest: dur / 1000, processor: tdur / 1000 };
}

/** Searches all pages; those not in use are idle. */
function longestTask(events) {
  const threadOf = ({ pid, tid }) => `${pid} ${tid}`;
  const named = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const mainThreads = new Set(named.map(threadOf));
  const tasks = events.filter((event) => event.name === TASK && mainThreads.has(threadOf(event)));
  return tasks.reduce((longest, task) => (task.dur > longest.dur ? task : longest), { dur: 0, tdur: 0 });
}
