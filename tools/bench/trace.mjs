// The browser's own trace of its main threads.

const TASK = 'ThreadControllerImpl::RunTask';

/** The category of `performance.mark`. */
const MARKS = 'blink.user_timing';

/**
 * Runs `use` and returns its result, the longest main-thread task meanwhile, and the CPU time of that task, both in
 * milliseconds; the difference was taken by other programs.
 */
export async function withLongestTask(browser, page, use) {
  const { result, events } = await traced(browser, page, use, ['toplevel']);
  const { dur, tdur } = longestOf(tasksIn(events));
  return { result, longest: dur / 1000, processor: tdur / 1000 };
}

/**
 * The task that computes longest between each `performance.mark` of the page and the next, by the name of the mark, in
 * milliseconds of its thread: those do not grow where other programs take the core away.
 */
export async function withLongestTasks(browser, page, use) {
  const { result, events } = await traced(browser, page, use, ['toplevel', MARKS]);
  const tasks = tasksIn(events);
  const marks = events.filter(
    ({ cat, ph, name }) => cat?.includes(MARKS) && /^[RIi]$/.test(ph) && name.startsWith('at '),
  );
  const longest = marks.map(({ name, ts }, index) => {
    const end = marks[index + 1]?.ts ?? Number.POSITIVE_INFINITY;
    const computing = tasks.filter((task) => task.ts >= ts && task.ts < end).map(({ tdur = 0 }) => tdur);
    return { name: name.slice('at '.length), longest: Math.max(0, ...computing) / 1000 };
  });
  return { result, tasks: longest };
}

async function traced(browser, page, use, categories) {
  await browser.startTracing(page, { categories });
  const result = await use();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  return { result, events: traceEvents };
}

/** Of all pages; those not in use are idle. */
function tasksIn(events) {
  const threadOf = ({ pid, tid }) => `${pid} ${tid}`;
  const named = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const mainThreads = new Set(named.map(threadOf));
  return events.filter((event) => event.name === TASK && mainThreads.has(threadOf(event)));
}

function longestOf(tasks) {
  return tasks.reduce((longest, task) => (task.dur > longest.dur ? task : longest), { dur: 0, tdur: 0 });
}
