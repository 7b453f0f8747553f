// The workloads, and how those that need a page or a chain of their own are measured.
import { withPage } from './pages.mjs';
import { startReader } from './reader.mjs';
import { measureInRounds } from './rounds.mjs';
import { median } from './statistics.mjs';
import { withLongestTask } from './trace.mjs';

export const SIZES = {
  '256x192': { width: 256, height: 192 },
  '1600x1200': { width: 1600, height: 1200 },
};
export const NAMES = ['ours', 'pytorch', 'tfjsCpu', 'tfjsWasm'];
const TIMESTEPS = 1000;
/** Other contenders walk the full chain only if it takes at most this many milliseconds. */
const CHAIN_LIMIT = { pytorch: 1e5, tfjsCpu: 1e4, tfjsWasm: 2e4 };
const FRESH_PAGES = 15;
const SCRUB_MILLISECONDS = 3000;
const SCRUBS = 3;

/** The measurements of one workload at one size: by contender, its times, number of repeats and remarks. */
export function makeRow(work, size, entries) {
  const found = Object.entries(entries).filter(([, { times }]) => times.length > 0);
  return { work, size, entries: Object.fromEntries(found) };
}

/** A contender's median in a row; null if it lacks the workload. */
export function timeOf(row, name) {
  return row.entries[name] ? median(row.entries[name].times) : null;
}

export async function measureWork(contenders, work, size) {
  const able = contenders.filter((contender) => contender.works.includes(work));
  return makeRow(work, size, await measureInRounds(able, work, SIZES[size]));
}

/** The shown states. The others walk the full chain for them; if that takes too long, a step's time counts × 1000. */
export async function measureChainStates(contenders, steps) {
  const { size } = steps;
  const walks = (contender) => {
    const limit = CHAIN_LIMIT[contender.name];
    return limit === undefined || timeOf(steps, contender.name) * TIMESTEPS <= limit;
  };
  const row = await measureWork(contenders.filter(walks), 'chain-states', size);
  for (const { name } of contenders.filter((contender) => !walks(contender))) {
    const times = steps.entries[name].times.map((time) => time * TIMESTEPS);
    row.entries[name] = { ...steps.entries[name], times, scaled: true };
  }
  return row;
}

/** A step of training a network on points, and points sampled from it; no image has a part in it. */
export async function measureLearning(contenders, work, size) {
  const able = contenders.filter((contender) => contender.works.includes(work));
  return makeRow(work, size, await measureInRounds(able, work, {}));
}

/** Opens fresh pages of all contenders in turn. */
export async function measureFirstPanel({ address, nextResult }) {
  const pages = {
    ours: 'firstOurs/firstOurs.html',
    tfjsCpu: 'firstTfjs/firstTfjs.html?backend=cpu',
    tfjsWasm: 'firstTfjs/firstTfjs.html?backend=wasm',
  };
  const entries = Object.fromEntries(Object.keys(pages).map((name) => [name, { times: [], repeats: 1 }]));
  const reader = await startReader();
  try {
    // The first of each only warms the machine's caches.
    for (let round = -1; round < FRESH_PAGES; round++) {
      for (const [name, path] of Object.entries(pages)) {
        const result = nextResult();
        const close = await reader.open(`${address}/${path}`);
        const time = await result;
        if (round >= 0) entries[name].times.push(time);
        await close();
      }
    }
  } finally {
    await reader.stop();
  }
  return makeRow('first-panel', '256x192', entries);
}

/** A page of figures whose t moves each frame; the same images in plain tfjs, once. */
export async function measureScrubbing(browser, address, contenders, size) {
  const { width, height } = SIZES[size];
  const url = `${address}/scrub/scrub.html?width=${width}&height=${height}`;
  const scrubs = await withPage(browser, url, (page) => scrubRepeatedly(browser, page));
  const entries = { ours: { times: scrubs.map(({ longest }) => longest), repeats: 1 } };
  for (const { name, works, page, run } of contenders) {
    if (!works.includes('longest-task')) continue;
    const { longest } = await withLongestTask(browser, page, () => run('longest-task', SIZES[size], 1));
    entries[name] = { times: [longest], repeats: 1 };
  }
  return { ...makeRow('longest-task', size, entries), scrubs };
}

async function scrubRepeatedly(browser, page) {
  const scrub = (milliseconds) => page.evaluate((time) => globalThis.scrub(time), milliseconds);
  await page.evaluate(() => globalThis.firstResult);
  await scrub(500); // warms up
  const scrubs = [];
  for (let i = 0; i < SCRUBS; i++) {
    const { result, ...task } = await withLongestTask(browser, page, () => scrub(SCRUB_MILLISECONDS));
    scrubs.push({ ...result, ...task });
  }
  return scrubs;
}
