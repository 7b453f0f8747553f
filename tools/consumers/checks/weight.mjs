// How many gzip kB of this library a page loads before a figure is in view, and once one is.
import { gzipSync } from 'node:zlib';
import { settleAll, withPage } from '../pages.mjs';
import { weighPackages } from './packages.mjs';

const LIMITS = { before: 27.5, onSight: 71, style: 15 };
/** An element of embed.js loads on sight what other pages load before. */
const EMBED_LIMITS = { ...LIMITS, before: 7, onSight: 69.5 };
/** A message of tfjs, and the start of our WebAssembly in base64. */
const TENSOR_CODE = /Tensor is disposed|AGFzbQEAAAA/;
const SAMPLE_IMAGE = /\/9j\/[A-Za-z0-9+/=]{2000,}/g;
/** Our stylesheet in a script, as embed.js has it for shadow roots. */
const STYLES = /`(?:@layer|:where)[^`]*\.?-?-df-[^`]*`/g;
/** What a site's build adds to selectors, to raise them above layers, and to the names of fonts. */
const ADDED_BY_BUILDS = /:not\(#\\#\)|-[0-9a-f]{32}(?=\.)/g;
/** KaTeX's stylesheet as a script, as embed.js loads it: a file of its own. */
const KATEX_RULES = /^.{0,100}[`'"]@font-face\{[^}]*KaTeX/;
const KB = 1000;

export async function checkWeight({ browser, site, address }) {
  const packages = await weighPackages();
  const weigh = (path) => weighPage(browser, site, address + path, packages);
  const sight = await weigh(site.others.sight);
  const plain = site.embedded ? EMPTY : await weigh(site.others.plain);
  const chart = await weigh(site.others.chart);
  const kbBefore = sight.before - plain.before;
  const kbOnSight = sight.onSight - plain.onSight;
  const limits = { ...(site.embedded ? EMBED_LIMITS : LIMITS), ...site.limits };
  const faults = [
    kbBefore > limits.before &&
      `weight: ${kbBefore.toFixed(1)} kB before any figure is in view; at most ${limits.before}`,
    kbOnSight > limits.onSight && `weight: ${kbOnSight.toFixed(1)} kB once one is; at most ${limits.onSight}`,
    sight.style > limits.style &&
      `weight: ${sight.style.toFixed(1)} kB of styles and fonts in them; at most ${limits.style}`,
    sight.hasKatexBefore && 'weight: KaTeX is loaded before any figure is in view',
    chart.hasTensorCode && 'weight: a page of a ScheduleChart alone loads tensor code',
    ...[sight, chart].flatMap(({ twice }) => twice.map((url) => `weight: loaded twice: ${url}`)),
  ].filter(Boolean);
  return { kbBefore, kbOnSight, kbStyle: sight.style, faults };
}

const EMPTY = { before: 0, onSight: 0 };

/** Loads a page, then scrolls to its figures and its end. */
async function weighPage(browser, site, url, packages) {
  const responses = [];
  const open = async (page) => {
    await page.waitForLoadState('networkidle');
    const before = responses.length;
    if (!url.includes('plain')) await settleAll(page, site);
    await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(300);
    return before;
  };
  const before = await withPage(browser, url, open, { watch: (response) => responses.push(readResponse(response)) });
  const loaded = await Promise.all(responses);
  const scripts = (list) => list.filter(({ type, url }) => type === 'script' && isCounted(site, url));
  // On other sites the page without figures has React too.
  const others = site.embedded ? [packages.katex, packages.react] : [packages.katex];
  const sum = (list) => list.reduce((total, { text }) => total + ownSize(text, others), 0);
  const [early, late] = [scripts(loaded.slice(0, before)), scripts(loaded.slice(before))];
  const paths = scripts(loaded).map(({ url }) => new URL(url).pathname);
  return {
    before: sum(early),
    onSight: sum(late),
    style: gzip(loaded.flatMap(site.embedded ? stylesInScript : stylesInSheet).join('}')),
    hasKatexBefore: early.some(({ text }) => packages.katex.mark.test(text)),
    hasTensorCode: scripts(loaded).some(({ text }) => TENSOR_CODE.test(text)),
    twice: paths.filter((path, index) => paths.indexOf(path) !== index),
  };
}

async function readResponse(response) {
  const type = response.request().resourceType();
  const text = ['script', 'stylesheet'].includes(type) ? await response.text().catch(() => '') : '';
  return { type, url: response.url(), text };
}

/** Where embed.js does everything, ours are its files; else all are counted, less those of the page without figures. */
function isCounted(site, url) {
  return !site.embedded || /\/embed(\.js|\/)/.test(url);
}

/** The gzip kB of a script without sample image, styles and other packages, wherever a bundler has put them. */
function ownSize(text, packages) {
  const contained = packages.filter(({ mark }) => mark.test(text));
  if (KATEX_RULES.test(text)) return 0;
  const size =
    gzip(text.replaceAll(SAMPLE_IMAGE, '').replaceAll(STYLES, '')) -
    contained.reduce((total, { size }) => total + size, 0);
  return Math.max(0, size);
}

function stylesInSheet({ type, text }) {
  return type === 'stylesheet' ? ownRules(text) : [];
}

function stylesInScript({ type, text }) {
  if (type !== 'script') return [];
  return KATEX_RULES.test(text) ? [text] : (text.match(STYLES) ?? []);
}

/** Bundlers mix the rules of all packages in one file. A font that is inlined is part of its rule. */
function ownRules(css) {
  const rules = css.split('}').filter((rule) => /df-|katex/i.test(rule));
  return rules.map((rule) => rule.replaceAll(ADDED_BY_BUILDS, ''));
}

function gzip(text) {
  return gzipSync(text).length / KB;
}
