// Whether the text of figures can be read on every ground that the site has, light or dark.
import { settleAll, withPage } from '../pages.mjs';

/** WCAG's least contrast of text. */
const LEAST = 4.5;
const LIGHT = { name: 'light', media: 'light' };

export async function checkDark({ browser, site, address }) {
  const faults = [];
  for (const page of site.pages) {
    const look = async (opened) => {
      await settleAll(opened, site);
      for (const choice of [LIGHT, ...site.switches]) {
        await choose(opened, choice);
        const poor = (await opened.evaluate(contrasts)).filter(({ contrast }) => contrast < LEAST);
        faults.push(...summed(poor).map((text) => `dark: ${page || 'index'}, ${choice.name}: ${text}`));
        await leave(opened, choice);
      }
    };
    await withPage(browser, address + page, look, { colorScheme: 'light' });
  }
  return { dark: faults.length === 0, faults };
}

/** Makes a page dark as one of its readers would. */
export async function choose(page, { media, attribute }) {
  await page.emulateMedia({ colorScheme: media });
  if (!attribute) return;
  await page.evaluate(([name, value]) => {
    globalThis.formerAttribute = document.documentElement.getAttribute(name);
    document.documentElement.setAttribute(name, value);
  }, attribute);
  // Sites fade from one theme to the other.
  await page.waitForTimeout(400);
}

async function leave(page, { attribute }) {
  if (!attribute) return;
  await page.evaluate(([name]) => {
    const former = globalThis.formerAttribute;
    if (former === null) document.documentElement.removeAttribute(name);
    else document.documentElement.setAttribute(name, former);
  }, attribute);
  await page.waitForTimeout(400);
}

/** One line for each figure and its worst text. */
function summed(poor) {
  const worst = new Map();
  for (const entry of poor) {
    const known = worst.get(entry.figure);
    if (!known || entry.contrast < known.contrast) worst.set(entry.figure, entry);
  }
  return [...worst.values()].map(
    ({ figure, text, ink, ground, contrast }) =>
      `${figure}: "${text}" in ${ink} on ${ground} has a contrast of ${contrast.toFixed(1)}`,
  );
}

/** Runs in the page: the contrast of each text in figures and equations with the ground behind it. */
function contrasts() {
  const painter = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  /** Paints colours over each other, whatever their notation. */
  const painted = (...colors) => {
    painter.clearRect(0, 0, 1, 1);
    for (const color of colors) {
      painter.fillStyle = color;
      painter.fillRect(0, 0, 1, 1);
    }
    return [...painter.getImageData(0, 0, 1, 1).data];
  };
  const parentOf = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host ?? null;
  const groundOf = (element) => {
    const layers = [];
    for (let at = element; at; at = parentOf(at)) {
      const { backgroundColor } = getComputedStyle(at);
      layers.unshift(backgroundColor);
      if (painted(backgroundColor)[3] === 255) return painted(...layers);
    }
    const canvas = document.createElement('div');
    canvas.style.backgroundColor = 'Canvas';
    document.documentElement.append(canvas);
    layers.unshift(getComputedStyle(canvas).backgroundColor);
    canvas.remove();
    return painted(...layers);
  };
  const luminance = ([r, g, b]) => {
    const linear = [r, g, b].map((value) => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const contrastOf = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
  const figures = roots.flatMap((root) => [...root.querySelectorAll('.df-figure, .df-equation')]);
  return figures.flatMap((figure) => {
    const walker = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent.trim();
      const element = walker.currentNode.parentElement;
      const isSeen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      if (!isSeen || !/[\p{L}\p{N}]/u.test(text) || element.closest('.katex-mathml, .df-inert')) continue;
      const style = getComputedStyle(element);
      const ground = groundOf(element);
      const color = element instanceof SVGElement ? style.fill : style.color;
      const ink = painted(`rgb(${ground.slice(0, 3)})`, color);
      const name = figure.dataset.figure ?? 'equation';
      const show = (rgb) => `rgb(${rgb.slice(0, 3).join(', ')})`;
      const contrast = contrastOf(ink, ground);
      found.push({ figure: name, text: text.slice(0, 30), ink: show(ink), ground: show(ground), contrast });
    }
    return found;
  });
}
