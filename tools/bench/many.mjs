// A page of 200 figures: how it scrolls, and what it holds.
import { openPage } from './pages.mjs';

const VIEWPORT = { width: 1280, height: 800 };
/** Pixels that a reader scrolls in a frame. */
const SPEED = 80;
/** A frame that comes later than this has left one out. */
const LATE_MILLISECONDS = 25;

/**
 * The way down, on which each figure is drawn for the first time, and the way back, on which it is drawn again; then once more down,
 * looking in each frame at what is held.
 */
export async function measureMany(browser, address) {
  const page = await openPage(browser, `${address}/many/many.html`, VIEWPORT);
  try {
    await page.waitForFunction(() => globalThis.many);
    const session = await page.context().newCDPSession(page);
    // Of the processor, as other programs may take it away in between.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const ways = [];
    for (const pixels of [SPEED, -SPEED]) {
      ways.push(await scroll(page, session, pixels));
      await page.waitForFunction(() => globalThis.diffusionFiguresQueued() === 0, null, { timeout: 120_000 });
    }
    const held = await page.evaluate((pixels) => globalThis.many.held(pixels), SPEED);
    const tensors = await page.evaluate(() => globalThis.many.tensors());
    return { down: ways[0], back: ways[1], held: { ...held, tensors } };
  } finally {
    await page.context().close();
  }
}

async function scroll(page, session, pixels) {
  const before = await busySeconds(session);
  const gaps = await page.evaluate((pixels) => globalThis.many.gapsOfFrames(pixels), pixels);
  const busy = (await busySeconds(session)) - before;
  const sorted = gaps.toSorted((left, right) => left - right);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return {
    frames: gaps.length,
    median: at(0.5),
    p95: at(0.95),
    longest: at(1),
    late: gaps.filter((gap) => gap > LATE_MILLISECONDS).length / gaps.length,
    /** Milliseconds of the processor that the page’s main thread takes for a frame. */
    busy: (1000 * busy) / gaps.length,
  };
}

async function busySeconds(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value;
}
