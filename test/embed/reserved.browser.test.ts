import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { equations } from '../../src/components/equations.js';
import { controlTypes } from '../../src/embed/controlTypes.js';
import { figureTypes } from '../../src/embed/figureTypes.js';
import '../../src/embed/index.js';
import { reservedHeight } from '../../src/embed/reservedHeight.js';

// A page may not move when an element is drawn: each keeps about the height that it will have.

// In pixels. On a narrow page, where lines break by the font, a line of text may move.
const HALF_LINE = 12;
const LINE = 24;

const figures = Object.keys(figureTypes).map((type) => `<diffusion-figure type="${type}" resolution="32">`);
const elements = [
  ...figures,
  ...Object.keys(controlTypes)
    .filter((type) => !type.endsWith('-value'))
    .map((type) => `<diffusion-control type="${type}">`),
];
const wide = [
  ...figures.map((figure) => `${figure}What it shows.`),
  ...Object.keys(equations).map((name) => `<diffusion-equation name="${name}">`),
  '<diffusion-equation name="predict-x0" values>',
  '<diffusion-equation tex="x_t = \\frac{1}{2}">',
];

async function heightsOf(markup: string, width: number): Promise<{ reserved: number; drawn: number }> {
  const container = document.createElement('div');
  container.style.width = `${width}px`;
  container.style.font = '16px / 1.5 sans-serif';
  container.innerHTML = markup;
  document.body.append(container);
  const element = container.firstElementChild as HTMLElement;
  const shadow = element.shadowRoot as ShadowRoot;
  await vi.waitFor(() => expect(shadow.querySelector('.place')).toBeNull(), { timeout: 10_000 });
  await vi.waitFor(() => expect(shadow.querySelector('[data-state="pending"]')).toBeNull(), { timeout: 15_000 });
  return { reserved: reservedHeight(element), drawn: element.getBoundingClientRect().height };
}

beforeEach(() => page.viewport(1000, 900));
afterEach(() => document.body.replaceChildren());

async function expectPlaceKept(markup: string, width: number): Promise<void> {
  const { reserved, drawn } = await heightsOf(markup, width);
  const tolerance = width < 560 ? LINE : HALF_LINE;
  expect(Math.abs(reserved - drawn), `${reserved} px are reserved, ${drawn} drawn`).toBeLessThan(tolerance);
}

describe.each([360, 800])('at %i px', (width) => {
  it.each(elements)('%s keeps its place', (markup) => expectPlaceKept(markup, width));
});

it.each(wide)('on a line that is long enough, %s keeps its place', (markup) => expectPlaceKept(markup, 800));

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
