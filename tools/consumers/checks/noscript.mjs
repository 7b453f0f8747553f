// What a reader without JavaScript gets: formulas, charts, captions, and a sentence in each figure that needs a script.
import { withPage } from '../pages.mjs';

/** The sentence appears after five seconds in view where the browser does not say that scripts are off. */
const SENTENCE_LIMIT = 7000;

export async function checkNoscript({ browser, site, address }) {
  if (!site.isServerRendered && !site.embedded) return { noscript: null, faults: [] };
  const faults = [];
  for (const page of site.pages) {
    const look = (opened) => (site.embedded ? fallbacks(opened) : inertFigures(opened));
    const found = await withPage(browser, address + page, look, { javaScriptEnabled: false });
    faults.push(...found.map((fault) => `noscript: ${page || 'index'}: ${fault}`));
  }
  return { noscript: faults.length === 0, faults };
}

async function inertFigures(page) {
  const faults = [];
  for (const figure of await page.locator('figure.df-figure').all()) {
    const name = await figure.getAttribute('data-figure');
    const need = async (what, part) => (await isShown(part)) || faults.push(`${name} has no ${what}`);
    await figure.scrollIntoViewIfNeeded();
    await need('caption', figure.locator('.df-caption'));
    if (name === 'schedule-chart') await need('curve', figure.locator('.df-chart-curve').first());
    else await need('sentence for readers without script', figure.locator('.df-inert > span'));
  }
  if (!(await isShown(page.locator('.df-equation .df-formula-group .katex').first())))
    faults.push('the equation is not drawn');
  return faults;
}

/** What an author has put into the elements. */
async function fallbacks(page) {
  const elements = await page.locator('diffusion-figure, diffusion-equation').all();
  const shown = await Promise.all(elements.map((element) => element.isVisible()));
  return shown.every(Boolean) ? [] : ['an element does not show what is inside it'];
}

/** Whether something is visible, opaque, and has a size. Polled from here: timers of a page without script stay still. */
async function isShown(part) {
  const end = performance.now() + SENTENCE_LIMIT;
  while (performance.now() < end) {
    if ((await part.count()) && (await part.evaluate(looksShown))) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

/** Runs in the page. */
function looksShown(element) {
  const { width, height } = element.getBoundingClientRect();
  const isOpaque = Number(getComputedStyle(element).opacity) > 0.9;
  return width > 1 && height > 1 && isOpaque && element.checkVisibility({ visibilityProperty: true });
}
