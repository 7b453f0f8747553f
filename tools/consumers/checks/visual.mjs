// Whether the installed `diffusion-figures/testing` makes screenshots that a visual regression test can rely on.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DESKTOP } from '../pages.mjs';

const RUNS = 3;
const FIGURES = ['schedule-chart', 'noise-triptych', 'forward-grid'];

/** Three figures, in three fresh pages each time: every byte of their screenshots has to be the same. */
export async function checkVisual({ browser, site, folder, address }) {
  if (!site.visual) return { faults: [] };
  const entry = join(folder, 'node_modules/diffusion-figures/dist/testing/index.js');
  const testing = await import(pathToFileURL(entry).href);
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(await photographs(browser, testing, address + site.pages[0]));
  const faults = FIGURES.filter((_, index) => new Set(runs.map((run) => run[index])).size !== 1).map(
    (name) => `visual: ${name} differs from one run to the next`,
  );
  return { faults };
}

/** The screenshots of the figures of a page, as text. */
async function photographs(browser, { freeze, settled }, url) {
  const context = await browser.newContext({ viewport: DESKTOP });
  try {
    const page = await context.newPage();
    await freeze(page);
    await page.goto(url);
    await settled(page);
    const found = [];
    for (const name of FIGURES) {
      const figure = page.locator(`figure[data-figure=${name}]`).first();
      found.push((await figure.screenshot({ animations: 'disabled' })).toString('base64'));
    }
    return found;
  } finally {
    await context.close();
  }
}
