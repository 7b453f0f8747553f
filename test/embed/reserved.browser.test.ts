import { beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import { controlTypes } from '../../src/embed/controlTypes.js';
import { rooms } from '../../src/embed/rooms.js';
import { equations } from '../../src/equations/equations.js';
import '../../src/embed/index.js';
import { settled } from '../../src/testing/index.js';
import { catalogueFor } from '../../src/words/speech.js';
import { addFont, FAMILIES, loadFonts } from '../support/fonts.js';

// A page may not move when an element is drawn: each keeps about the height that it will have, whatever the page is set in.

/** In pixels; on a narrow page one word may begin a line, for which nobody has kept a place. */
const TOLERANCE = 6;
const TEXT_LINE = 24;
const WIDE = 560;
const WIDTHS = [320, 360, 800];
/** Where some figures have two columns. */
const TWO_COLUMNS = 1000;

/** How long their texts are is known on average alone: a figure of many texts may be some lines higher or lower. */
const LANGUAGES = ['de', 'es', 'fr', 'zh'];

const CAPTION =
  'A caption of a few lines, which says what is shown, and where a reader of the page should look at first.';
const figures = [
  ...[...rooms.keys()],
  ...[
    'noise-triptych',
    'point-process',
    'x0-reconstruction',
    'mean-comparison',
    'noise-prediction',
    'reverse-chain',
  ].map((type) => `${type}" formula="`),
  'reverse-chain" player="',
  'reverse-chain" player formula="',
  'reverse-chain" deviations="',
  'reverse-chain" denoiser="gaussian',
  `reverse-chain" formula sampler='{"kind":"ddim","eta":0}' steps="5`,
  'x0-reconstruction" default-epsilon-error="0.1',
  'forward-grid" samples="6',
  'histogram" of="xt" t="3" points="twoMoons" height="200',
];
/** Which may be scaled down, and offer differences. */
const large = [
  'noise-triptych',
  ...['mean-comparison', 'reverse-chain', 'forward-grid'].map((type) => `${type}" difference="offered`),
];
const elements = [
  ...figures.map((figure) => `<diffusion-figure type="${figure}" resolution="16">`),
  ...large.map((figure) => `<diffusion-figure type="${figure}" resolution="512">`),
  ...[...rooms.keys()].map((type) => `<diffusion-figure type="${type}" resolution="16">${CAPTION}`),
  ...[...controlTypes.keys()]
    .filter((type) => !type.endsWith('-value'))
    .map((type) => `<diffusion-control type="${type}">`),
  ...Object.keys(equations).map((name) => `<diffusion-equation name="${name}">`),
  '<diffusion-equation name="predict-x0" values>',
  '<diffusion-equation name="posterior-mean" values>',
  '<diffusion-equation tex="x_t = \\frac{1}{2}">',
];

beforeEach(() => page.viewport(1000, 900));

/** Puts all elements below each other. */
function putAll(style: string, attribute = ''): HTMLElement {
  const container = document.createElement('div');
  container.style.cssText = style;
  document.body.append(container);
  container.innerHTML = elements
    .map((element) => `${element.replace('>', `${attribute}>`)}</${element.slice(1).split(' ', 1)}>`)
    .join('');
  return container;
}

const heightOf = (element: Element) => element.getBoundingClientRect().height;
const twoFrames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

describe('every element keeps its place', () => {
  let drawn: HTMLElement;

  beforeAll(async () => {
    await Promise.all([page.viewport(1000, 900), loadFonts()]);
    drawn = putAll('width: 800px', ' loading="eager"');
    await settled(drawn, { timeout: 60_000 });
    const waiting = () =>
      [...drawn.children].filter(({ shadowRoot }) => shadowRoot?.querySelector('.place, .df-tex-place'));
    await vi.waitFor(() => expect(waiting()).toEqual([]));
    return () => drawn.remove();
  }, 120_000);

  /** The elements whose places, far below the screen, differ by too much from what is drawn. */
  async function misplaced(family: string, width: number, { which = /./, more = 0 } = {}): Promise<string[]> {
    const style = `width: ${width}px; font: 16px / 1.5 "${family}"`;
    drawn.style.cssText = style;
    await twoFrames();
    await settled(drawn);
    const kept = putAll(`position: absolute; top: 100000px; ${style}`);
    const wrong = elements.flatMap((markup, index) => {
      const [place, element] = [kept.children[index] as Element, drawn.children[index] as Element];
      const isText = width < WIDE && !markup.startsWith('<diffusion-equation');
      const tolerance = (isText ? TEXT_LINE : TOLERANCE) + more;
      const isWrong = Math.abs(heightOf(place) - heightOf(element)) > tolerance;
      expect(place.shadowRoot?.querySelector('.place')).not.toBeNull();
      return isWrong && which.test(markup)
        ? [`${width} px: ${markup} keeps ${heightOf(place)} px, and takes ${heightOf(element)}`]
        : [];
    });
    kept.remove();
    return wrong;
  }

  it.each(FAMILIES)('on a page in %s', async (family) => {
    const wrong: string[] = [];
    for (const width of WIDTHS) wrong.push(...(await misplaced(family, width)));
    wrong.push(...(await misplaced(family, TWO_COLUMNS, { which: /posterior-mean|denoiser-field/ })));
    expect(wrong).toEqual([]);
  });

  it.each(LANGUAGES)('on a page in the language %s', async (lang) => {
    document.documentElement.lang = lang;
    onTestFinished(() => {
      document.documentElement.lang = '';
    });
    await catalogueFor(lang)?.load();
    const wrong: string[] = [];
    for (const width of WIDTHS) {
      const more = (width < WIDE ? 3 : 2) * TEXT_LINE;
      wrong.push(...(await misplaced(FAMILIES[0] as string, width, { more })));
    }
    expect(wrong).toEqual([]);
  });
});

/** Puts an element far below the screen, in a container of a style. */
function putFar(markup: string, style: string): HTMLElement {
  const container = document.createElement('div');
  container.style.cssText = `position: absolute; top: 100000px; ${style}`;
  container.innerHTML = markup;
  document.body.append(container);
  onTestFinished(() => container.remove());
  return container.firstElementChild as HTMLElement;
}

it('the place is measured again once the page has its font', async () => {
  await loadFonts();
  const picker = '<diffusion-control type="image-picker"></diffusion-control>';
  addFont('Lato', 'Late');
  const late = putFar(picker, 'width: 320px; font: 16px "Late", "Test DejaVu"');
  const [wide, narrow] = ['Test DejaVu', 'Test Lato'].map((family) => {
    return putFar(picker, `width: 320px; font: 16px "${family}"`).clientHeight;
  });
  expect(late.clientHeight).toBe(wide);
  await vi.waitFor(() => expect(late.clientHeight).toBe(narrow));
  expect(wide).not.toBe(narrow);
});

it('where a page asks for its width, an element is as wide before it is drawn as after', () => {
  const element = putFar('<diffusion-figure type="source-image"></diffusion-figure>', 'display: flex; width: 900px');
  expect(Math.abs(element.clientWidth - 650)).toBeLessThanOrEqual(2);
});

it('leaves a sentence in one line, before its values are drawn and after', async () => {
  const sentence = document.createElement('p');
  sentence.innerHTML =
    'At t = <diffusion-control type="timestep-value"></diffusion-control> the scale is ' +
    '<diffusion-control type="coefficient-value" name="alphasCumprodSqrt"></diffusion-control>.';
  const line = document.createElement('p');
  line.textContent = 'At t = 50 the scale is 0.985.';
  document.body.append(sentence, line);
  expect(sentence.clientHeight).toBe(line.clientHeight);
  const values = [...sentence.querySelectorAll('diffusion-control')];
  await vi.waitFor(() => {
    for (const { shadowRoot } of values) expect(shadowRoot?.textContent).toMatch(/\d/);
  });
  expect(sentence.clientHeight).toBe(line.clientHeight);
});
