// How this library's time and memory grow with pixels and with steps.
import { withPage } from './pages.mjs';
import { median } from './statistics.mjs';
import { SIZES } from './works.mjs';

const PIXELS = [1, 2, 5, 10, 20, 40];
const STEPS = [10, 100, 1000, 10000];
const MEGA = 1e6;
const { width, height } = SIZES['256x192'];

/** Both tables: rows of milliseconds and megabytes by `factor`, the multiple of the pixels, and by `steps`. */
export async function measureGrowth(browser, address) {
  return withPage(browser, `${address}/ours/ours.html`, async (page) => {
    await page.waitForFunction(() => globalThis.contender?.ready.then(() => true));
    const session = await page.context().newCDPSession(page);
    await weigh(page, session, 'holdPanel', { width, height }, 20); // warms up
    const pixels = [];
    for (const factor of PIXELS) {
      pixels.push({ factor, ...(await weigh(page, session, 'holdPanel', scaledBy(factor), 15)) });
    }
    const steps = [];
    for (const count of STEPS) {
      steps.push({ steps: count, ...(await weigh(page, session, 'holdChain', { width, height }, count)) });
    }
    return { pixels, steps };
  });
}

/** The size of an image of about `factor` times the pixels and the same shape. */
function scaledBy(factor) {
  return { width: Math.round(width * Math.sqrt(factor)), height: Math.round(height * Math.sqrt(factor)) };
}

/** Runs a function of page/growth.ts, and measures the memory that it still holds at its end. */
async function weigh(page, session, name, size, count) {
  const before = await aliveBytes(session);
  const held = await page.evaluateHandle(
    ([name, ...parameters]) => globalThis[name](...parameters),
    [name, size, count],
  );
  const bytes = (await aliveBytes(session)) - before;
  const times = await held.evaluate((work) => work.times);
  await held.evaluate((work) => work.release());
  await held.dispose();
  return { milliseconds: median(times), megabytes: bytes / MEGA };
}

/** Bytes of JavaScript values and their buffers after garbage collection; canvases are not included. */
async function aliveBytes(session) {
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage');
  return usedSize + backingStorageSize;
}
