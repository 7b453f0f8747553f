// Whether every figure gets ready, on a wide and on a narrow screen, without complaints and without moving the page.
import { startServer } from '../commands.mjs';
import { DESKTOP, faultsOf, PHONE, settleAll, withPage } from '../pages.mjs';
import { BASE } from '../sites.mjs';

/**
 * Cumulative layout shift. What is left on a wide screen is a formula in running text that changes its width when its font
 * arrives; on a narrow one an equation may also break its lines anew. A site may promise less, as `wideShift` and `narrowShift`.
 */
const WIDE_SHIFT = 0.01;
const NARROW_SHIFT = 0.25;

const VISITS = 3;
/** Milliseconds that a figure has in a development server. */
const DEVELOPMENT_LIMIT = 8000;

export async function checkReady({ browser, site, address }) {
  const [ready, hydration] = [[], []];
  let cls = 0;
  for (const page of site.pages) {
    for (const viewport of [DESKTOP, PHONE]) {
      const where = `${page || 'index'} at ${viewport.width} px`;
      const limit = viewport === PHONE ? (site.narrowShift ?? NARROW_SHIFT) : (site.wideShift ?? WIDE_SHIFT);
      const { reports, wrong, overflow, shift, moved, complaints } = await calmVisit(
        () => visit(browser, site, address + page, viewport),
        limit,
      );
      ready.push(...faultsOf(reports).map((fault) => `ready: ${where}: ${fault}`));
      ready.push(...wrong.map((text) => `ready: ${where}: a formula says ${text}`));
      if (overflow > 0) ready.push(`ready: ${where}: ${overflow} px too wide`);
      cls = Math.max(cls, shift);
      if (shift > limit) ready.push(`cls: ${where}: ${shift.toFixed(4)} by ${moved.join(', ')}`);
      hydration.push(...new Set(complaints.map((text) => `hydration: ${where}: ${text.slice(0, 300)}`)));
    }
  }
  return { ready: ready.length === 0, hydration: hydration.length === 0, cls, faults: [...ready, ...hydration] };
}

/** A page that a browser paints while it still reads it moves what is centred; figures that move the page do so each time. */
async function calmVisit(visitPage, limit) {
  for (let left = VISITS; ; left--) {
    const seen = await visitPage();
    if (seen.shift <= limit || left === 1) return seen;
  }
}

function visit(browser, site, url, viewport) {
  const look = async (opened, complaints) => {
    const reports = await settleAll(opened, site);
    const wrong = await opened.locator('.df-tex-error, .katex-error').allTextContents();
    return { reports, wrong, complaints, ...(await opened.evaluate(measurePage)) };
  };
  return withPage(browser, url, look, { viewport, script: watchShifts });
}

/**
 * The same in the site's development server, whose React says more: it counts as hydration. The server may find packages
 * on its first visit, and reload the page or leave it waiting, so it has more than one.
 */
export async function checkDevelopment({ browser, site, folder }) {
  if (!site.dev) return { faults: [] };
  let faults = [];
  for (let visit = 0; visit < VISITS; visit++) {
    faults = await visitDevelopment(browser, site, folder).catch(({ message }) => [message]);
    if (faults.length === 0) return { faults };
  }
  return { hydration: false, faults: faults.map((fault) => `development: ${fault.slice(0, 300)}`) };
}

async function visitDevelopment(browser, site, folder) {
  const path = BASE + site.pages[0];
  const server = await startServer(site.dev, folder, path);
  const look = async (page, complaints) => [
    ...faultsOf(await settleAll(page, site, DEVELOPMENT_LIMIT)),
    ...new Set(complaints),
  ];
  try {
    return await withPage(browser, server.address + path, look);
  } finally {
    server.stop();
  }
}

/** Runs in the page, before its scripts. */
function watchShifts() {
  globalThis.shift = 0;
  globalThis.moved = new Set();
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value, sources } of list.getEntries()) {
      if (hadRecentInput) continue;
      globalThis.shift += value;
      for (const { node } of sources) globalThis.moved.add(node?.className || node?.nodeName || 'something');
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Runs in the page. */
function measurePage() {
  const overflow = document.scrollingElement.scrollWidth - document.documentElement.clientWidth;
  return { overflow, shift: globalThis.shift, moved: [...globalThis.moved].map(String) };
}
