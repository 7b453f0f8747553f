import { controlTypes } from '../../src/embed/controlTypes.js';
import type { Heights } from '../../src/embed/heights.js';
import { WIDTHS } from '../../src/embed/heights.js';
import { DEFAULT_ROWS } from '../../src/embed/reservedHeight.js';
import { equations } from '../../src/equations/equations.js';
import { components as figureTypes } from '../../src/registry.js';
import { settled } from '../../src/testing/index.js';
import { definitions } from './definitions.js';
import { loadFonts } from './fonts.js';
import '../../src/embed/index.js';

// Measures the heights that elements reserve: `node scripts/heights.mjs` writes them, and a test compares them.

/** The figure whose attributes say how many rows it has. */
const GRID = 'forward-grid';

/** Attributes that make a figure much higher than it is without. */
const VARIANTS = [
  ...[
    'noise-triptych',
    'point-process',
    'x0-reconstruction',
    'mean-comparison',
    'noise-prediction',
    'reverse-chain',
  ].map((type) => [type, 'formula']),
  ['x0-reconstruction', 'default-epsilon-error'],
  ['reverse-chain', 'player'],
  ['reverse-chain', 'player', 'formula'],
];

/** Each selector with the element that stands for what it matches. */
export const elements: ReadonlyMap<string, string> = new Map([
  ...[...[...figureTypes.keys()].map((type) => [type]), ...VARIANTS].map(([type, ...attributes]) => {
    const selector = `diffusion-figure[type=${type}]${attributes.map((name) => `[${name}]`).join('')}`;
    const written = attributes.map((name) => ` ${name}${name === 'default-epsilon-error' ? '="0.1"' : ''}`).join('');
    return [selector, `<diffusion-figure type="${type}"${written}></diffusion-figure>`] as const;
  }),
  ...[...controlTypes.keys()]
    .filter((type) => !type.endsWith('-value'))
    .map(
      (type) => [`diffusion-control[type=${type}]`, `<diffusion-control type="${type}"></diffusion-control>`] as const,
    ),
  ['diffusion-equation', '<diffusion-equation tex="x_t = \\frac{a}{b}"></diffusion-equation>'],
  ...Object.keys(equations).map(
    (name) => [`diffusion-equation[name=${name}]`, `<diffusion-equation name="${name}"></diffusion-equation>`] as const,
  ),
]);

/** Puts elements below each other and waits until they are drawn. */
async function draw(markup: readonly string[]): Promise<HTMLElement> {
  const container = document.createElement('div');
  container.style.cssText = 'width: 800px; font: 16px / 1.5 "Test Arimo"';
  container.innerHTML = markup.map((element) => element.replace('>', ' loading="eager">')).join('');
  document.body.append(container);
  const elements = [...container.children];
  const isWaiting = ({ shadowRoot }: Element) => shadowRoot?.querySelector('.place, .df-tex-place') !== null;
  while (elements.some(isWaiting)) await new Promise((resolve) => setTimeout(resolve, 50));
  const failed = elements.find(({ shadowRoot }) => shadowRoot?.querySelector('.df-message'));
  if (failed) throw new Error(`${failed.outerHTML}: ${failed.shadowRoot?.textContent}`);
  await settled(container, { timeout: 240_000 });
  return container;
}

const heightOf = (element: Element) => element.getBoundingClientRect().height;

/**
 * Waits until all figures are drawn and no height has changed for ten frames. After a new width, fonts of formulas load and figures draw
 * again in later frames.
 */
async function unchanged(container: Element): Promise<void> {
  let before = '';
  for (let frames = 0; frames < 10; ) {
    await new Promise(requestAnimationFrame);
    await document.fonts.ready;
    await settled(container, { timeout: 240_000 });
    const now = [...container.children].map(heightOf).join();
    frames = now === before ? frames + 1 : 0;
    before = now;
  }
}

/** What all elements of some markup measure at some widths: their heights without a caption, and with it. */
async function measure(markup: readonly string[], widths: readonly number[]): Promise<number[][][]> {
  const container = await draw(markup);
  const measured = markup.map((): number[][] => []);
  for (const width of widths) {
    container.style.width = `${width}px`;
    await unchanged(container);
    for (const [index, element] of [...container.children].entries()) {
      const whole = heightOf(element);
      const caption = element.shadowRoot?.querySelector<HTMLElement>('figcaption');
      if (caption) caption.style.display = 'none';
      measured[index]?.push([heightOf(element), whole]);
      if (caption) caption.style.display = '';
    }
  }
  container.remove();
  return measured;
}

/** The heights of all elements by their selectors. */
export async function measureHeights(widths: readonly number[] = WIDTHS): Promise<Record<string, Heights>> {
  const ofType = (selector: string) => definitions.find(({ name }) => selector.includes(`[type=${name}]`));
  const markup = [...elements.values()];
  // What shows no image is as high beside any.
  const hasImages = [...elements.keys()].map((selector) => ofType(selector)?.all['aspectRatio'] !== undefined);
  const square = markup.filter((_, index) => hasImages[index]);
  await loadFonts();
  const usual = await measure(markup, widths);
  const squares = await measure(
    square.map((element) => element.replace('></', ' aspect-ratio="1"></')),
    widths,
  );
  const [oneRow = []] = await measure([`<diffusion-figure type="${GRID}" rows="1"></diffusion-figure>`], widths);
  const entries = [...elements.keys()].map((selector, index) => {
    const body = (usual[index] ?? []).map(([without = 0]) => without);
    const caption = (usual[index] ?? []).map(([without = 0, whole = 0]) => whole - without);
    // An image as wide as high is a third higher than the usual one.
    const images = (hasImages[index] ? (squares.shift() as number[][]) : []).map(
      ([without = 0], place) => 4 * (without - (body[place] ?? 0)),
    );
    const height = ofType(selector)?.all['height']?.default as number | undefined;
    const isSome = (values: number[]) => values.some((value) => value > 1);
    return [
      selector,
      {
        body: body.map(Math.round),
        ...(isSome(caption) && { caption: caption.map(Math.round) }),
        ...(isSome(images) && { images: images.map(Math.round) }),
        ...(height !== undefined && { height }),
        ...(selector.endsWith(`[type=${GRID}]`) && {
          row: body.map((whole, place) => Math.round((whole - (oneRow[place]?.[0] ?? 0)) / (DEFAULT_ROWS - 1))),
        }),
      },
    ] as const;
  });
  return Object.fromEntries(entries);
}
