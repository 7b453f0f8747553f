// Whether figures work under a strict Content-Security-Policy, and look as they do without.
import { faultsOf, settleAll, withPage } from '../pages.mjs';
import { serve } from '../serve.mjs';

/**
 * The parser reports KaTeX's style attributes, whatever becomes of them: a script sets them again, and `countUnstyled` finds
 * those that are missing.
 */
const REPAIRED = 'style-src-attr (inline)';
/** Pixels by which a figure may be higher or lower. */
const TOLERANCE = 2;

export async function checkCsp({ browser, site, address, output }) {
  const server = await serve(output, { strict: true });
  try {
    const usual = await violationsOf(browser, server.address + site.others.plain);
    const faults = [];
    for (const page of site.pages) faults.push(...(await checkPage({ browser, site, address, server, page, usual })));
    return { csp: faults.length === 0, faults };
  } finally {
    server.stop();
  }
}

async function checkPage({ browser, site, address, server, page, usual }) {
  const free = await withPage(browser, address + page, (opened) => settleAll(opened, site));
  const look = async (opened) => [
    await settleAll(opened, site),
    await opened.evaluate(() => globalThis.violations),
    await opened.locator('.katex-html').evaluateAll(countUnstyled),
  ];
  const [strict, violations, unstyled] = await withPage(browser, server.address + page, look, {
    script: watchViolations,
  });
  const moved = strict.filter(({ height }, i) => Math.abs(height - (free[i]?.height ?? 0)) > TOLERANCE);
  // What the site does without us is not ours.
  const kinds = new Set(usual.map(({ kind }) => kind));
  const ours = violations.filter(({ kind, isOurs }) => kind !== REPAIRED && (isOurs || !kinds.has(kind)));
  return [
    ...faultsOf(strict),
    ...moved.map((figure) => {
      const wanted = free[strict.indexOf(figure)]?.height;
      return `${figure.name} is ${figure.height.toFixed(0)} px high instead of ${wanted?.toFixed(0)}`;
    }),
    ...(unstyled > 0 ? [`${unstyled} formulas are shown without their styles`] : []),
    ...tallied(ours),
  ].map((fault) => `csp: ${page || 'index'}: ${fault}`);
}

function violationsOf(browser, url) {
  const look = async (page) => {
    // A site's own scripts may come later than the page.
    await page.waitForLoadState('networkidle');
    return page.evaluate(() => globalThis.violations);
  };
  return withPage(browser, url, look, { script: watchViolations });
}

/** One line for each kind of violation, with examples of where. */
function tallied(violations) {
  const kinds = [...new Set(violations.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const places = violations.filter((violation) => violation.kind === kind).map(({ where }) => where);
    const examples = [...new Set(places)].slice(0, 3).join(', ');
    return `violates ${kind} ${places.length} times, at ${examples}`;
  });
}

/** Runs in the page: formulas that can be seen and have a style attribute that the policy has switched off. */
function countUnstyled(formulas) {
  const isUnstyled = (part) => part.getAttribute('style') !== '' && part.style.length === 0;
  const isShown = (formula) => formula.checkVisibility({ visibilityProperty: true });
  return formulas.filter((formula) => isShown(formula) && [...formula.querySelectorAll('[style]')].some(isUnstyled))
    .length;
}

/** Runs in the page, before its scripts. */
function watchViolations() {
  globalThis.violations = [];
  const ours = '.df-figure, .df-equation, .katex, diffusion-figure, diffusion-equation';
  document.addEventListener('securitypolicyviolation', (event) => {
    const [target] = event.composedPath();
    const isInOurs = target instanceof Element && target.closest(ours) !== null;
    const isOurs = isInOurs || /\/embed(\.js|\/)/.test(event.sourceFile ?? '');
    const blocked = event.blockedURI.startsWith('data') ? 'data:' : event.blockedURI.slice(0, 80);
    const element =
      target instanceof Element ? `<${target.localName} class="${target.getAttribute('class') ?? ''}">` : '';
    const where = element || event.sourceFile?.split('/').at(-1) || 'the page';
    globalThis.violations.push({ kind: `${event.effectiveDirective} (${blocked})`, where, isOurs });
  });
}
