// Opens the pages of the benchmark in headless Chromium.
import { chromium } from 'playwright';
import { findBrowser } from '../../scripts/browser.mjs';

export function launchBrowser() {
  return chromium.launch({ ...findBrowser(), args: ['--no-sandbox'] });
}

/** A page that has not started after this many milliseconds never will. */
const START_LIMIT = 60_000;

/** Opens a page in a context of its own: its own process, with nothing cached. */
export async function openPage(browser, url, viewport) {
  const context = await browser.newContext(viewport && { viewport });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(url);
  return page;
}

/** Opens a page, returns the result of `use`, and closes the page. */
export async function withPage(browser, url, use) {
  const page = await openPage(browser, url);
  try {
    return await use(page);
  } finally {
    await page.context().close();
  }
}

/** A page whose script registers as a contender; see page/contender.ts. */
export async function openContender(browser, url, name) {
  const page = await openPage(browser, url);
  page.setDefaultTimeout(START_LIMIT);
  await page.waitForFunction(() => globalThis.contender?.ready.then(() => true));
  const [description, works] = await page.evaluate(async () => [
    await globalThis.contender.ready,
    Object.keys(globalThis.contender.works),
  ]);
  return {
    name,
    description,
    works,
    page,
    run: (work, size, repeats) =>
      page.evaluate(([name, ...parameters]) => globalThis.contender.works[name](...parameters), [work, size, repeats]),
    stop: () => page.context().close(),
  };
}
