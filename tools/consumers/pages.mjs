// Opens pages in Chromium and walks through their figures.
import { chromium } from 'playwright';
import { findBrowser } from '../../scripts/browser.mjs';
import { unitOf } from './sites.mjs';

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 320, height: 640 };

/** A figure that is not ready after this many milliseconds in view never will be. */
const READY_LIMIT = 20_000;

export function launchBrowser() {
  return chromium.launch({ ...findBrowser(), args: ['--no-sandbox'] });
}

/**
 * Opens a page in a context of its own, with nothing cached, returns the result of `use`, and closes it. `use` gets the
 * page and the list of what its console and its scripts complain of.
 *
 * @param options - `script` runs in the page before its own, `watch` gets every response; the rest is Playwright's.
 */
export async function withPage(browser, url, use, { viewport = DESKTOP, script, watch, ...options } = {}) {
  const context = await browser.newContext({ viewport, ...options });
  try {
    const page = await context.newPage();
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      const isComplaint = ['error', 'warning'].includes(message.type());
      // Chromium asks for it on its own account.
      if (isComplaint && !message.location().url.endsWith('/favicon.ico')) complaints.push(message.text());
    });
    if (watch) page.on('response', watch);
    if (script) await page.addInitScript(script);
    await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
    return await use(page, complaints);
  } finally {
    await context.close();
  }
}

/** Scrolls to each figure and waits until it is ready or in error; returns what became of each. */
export async function settleAll(page, site, limit = READY_LIMIT) {
  const units = page.locator(unitOf(site));
  await units.first().waitFor({ state: 'attached', timeout: READY_LIMIT });
  const reports = [];
  for (let i = 0; i < (await units.count()); i++) {
    reports.push(await units.nth(i).evaluate(settle, limit));
  }
  return reports;
}

/** What is wrong with settled figures. */
export function faultsOf(reports) {
  return reports
    .filter(({ state, width }) => state !== 'ready' || width < 200)
    .map(({ name, state, width, message }) => `${name} is ${state} and ${width} px wide${message && `: ${message}`}`);
}

/** Runs in the page. */
async function settle(unit, limit) {
  unit.scrollIntoView({ block: 'center', behavior: 'instant' });
  const figureOf = () => (unit.matches('.df-figure') ? unit : unit.shadowRoot?.querySelector('.df-figure'));
  const end = performance.now() + limit;
  const isSettled = () => ['ready', 'error'].includes(figureOf()?.dataset.state) || performance.now() > end;
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  while (!isSettled()) await pause(30);
  // A font that does not come must not hold everything up.
  await Promise.race([document.fonts.ready, pause(5000)]);
  const figure = figureOf();
  const { width, height } = (figure ?? unit).getBoundingClientRect();
  return {
    name: figure?.dataset.figure ?? unit.getAttribute('type'),
    state: figure?.dataset.state ?? 'not there',
    message: figure?.querySelector('.df-message')?.textContent ?? '',
    width: Math.round(width),
    height,
  };
}
