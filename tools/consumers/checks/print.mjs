// Whether a printed page shows every figure, drawn and in one piece.
import { faultsOf, settleAll, withPage } from '../pages.mjs';
import { unitOf } from '../sites.mjs';

const DRAW_LIMIT = 30_000;

export async function checkPrint({ browser, site, address }) {
  const faults = [];
  for (const page of site.pages) {
    const found = await withPage(browser, address + page, (opened) => printed(opened, site));
    faults.push(...found.map((fault) => `print: ${page || 'index'}: ${fault}`));
  }
  return { print: faults.length === 0, faults };
}

/** Prints without scrolling first: `beforeprint` alone has to draw what nobody has seen, where scripts run at all. */
async function printed(page, site) {
  const units = page.locator(unitOf(site));
  await units.first().waitFor({ state: 'attached' });
  if (site.hydratesOnSight) await settleAll(page, site);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const figures = site.embedded ? 'diffusion-figure figure.df-figure' : 'figure.df-figure';
  const count = await units.count();
  const ready = page.locator(`${figures}[data-state="ready"]`);
  const end = performance.now() + DRAW_LIMIT;
  while ((await ready.count()) < count && performance.now() < end) await page.waitForTimeout(50);
  const drawn = await page.locator(figures).evaluateAll((all) =>
    all.map((figure) => ({
      name: figure.dataset.figure,
      state: figure.dataset.state,
      width: figure.clientWidth,
      message: figure.querySelector('.df-message')?.textContent ?? '',
    })),
  );
  const names = await units.evaluateAll(markUnits);
  const pdf = (await page.pdf({ format: 'A4', margin: MARGIN })).toString('latin1');
  return [...faultsOf(drawn), ...tornApart(pdf, names)];
}

const MARGIN = { top: '10mm', bottom: '10mm', left: '10mm', right: '10mm' };

/**
 * Runs in the page: puts a mark before and after each figure, and links to them, so that the PDF says on which page each
 * mark lies. Returns the figures' names.
 */
function markUnits(units) {
  const links = document.createElement('nav');
  const mark = (id, side) => {
    const element = document.createElement('div');
    element.id = id;
    // Stays with its figure, and changes nothing else.
    element.style.cssText = `height: 0; margin: 0; padding: 0; ${side}: avoid`;
    const link = document.createElement('a');
    link.href = `#${id}`;
    link.textContent = id;
    links.append(link, ' ');
    return element;
  };
  units.forEach((unit, i) => {
    unit.before(mark(`start${i}`, 'break-after'));
    unit.after(mark(`end${i}`, 'break-before'));
  });
  document.body.append(links);
  return units.map((unit) => unit.dataset.figure ?? unit.getAttribute('type'));
}

/** Figures whose two marks lie on different pages. */
function tornApart(pdf, names) {
  const pages = new Map(
    [...pdf.matchAll(/\/(start\d+|end\d+)\s*\[\s*(\d+) 0 R/g)].map(([, mark, page]) => [mark, page]),
  );
  return names.flatMap((name, i) => {
    const [start, end] = [pages.get(`start${i}`), pages.get(`end${i}`)];
    if (start === undefined || end === undefined) return [`${name} is not in the PDF`];
    return start === end ? [] : [`${name} is torn apart between two pages`];
  });
}
