// The browser's own record of what its main threads did.

const TASK = 'ThreadControllerImpl::RunTask';

/**
 * Runs `use` and gives its result with the longest task of a page's main thread meanwhile, in milliseconds, and with the
 * part of them in which the processor was its own: the rest was taken by other programs.
 */
export async function withLongestTask(browser, page, use) {
  await browser.startTracing(page, { categories: ['toplevel'] });
  const result = await use();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const { dur, tdur } = longestTask(traceEvents);
  return { result, longest: dur / 1000, processor: tdur / 1000 };
}

/** Of all pages, but those that nobody asks for anything are idle. */
function longestTask(events) {
  const threadOf = ({ pid, tid }) => `${pid} ${tid}`;
  const named = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const mainThreads = new Set(named.map(threadOf));
  const tasks = events.filter((event) => event.name === TASK && mainThreads.has(threadOf(event)));
  return tasks.reduce((longest, task) => (task.dur > longest.dur ? task : longest), { dur: 0, tdur: 0 });
}
