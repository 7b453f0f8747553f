import type { CSSProperties, ReactElement } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import {
  ChainDiagram,
  DiffusionProvider,
  ForwardGrid,
  MaskedDiffusion,
  NoiseTriptych,
  ScheduleChart,
  TimestepSlider,
  TrainDenoiser,
  X0Reconstruction,
} from '../src/index.js';
import { Figure } from '../src/ui/Figure.js';
import { contrast, rgbOf } from './support/colors.js';
import { show, showReady, smallImage } from './support/figures.js';
import { emulate } from './support/media.js';

// A figure is written in the ink of its page. None of these pages declares a color-scheme.

const image = smallImage();
const figures: [string, ReactElement][] = [
  ['a grid', <ForwardGrid key="" image={image} rows={2} samples={2} caption="A caption." />],
  ['a chart', <ScheduleChart key="" t={50} caption="A caption." />],
  ['a diagram', <ChainDiagram key="" image={image} />],
];

const pages: [string, CSSProperties][] = [
  ['a white page', { background: '#fff', color: '#000' }],
  ['a page of create-next-app in the dark', { background: '#0a0a0a', color: '#ededed' }],
  ['a dark section', { background: '#111', color: '#eee' }],
  ['a page of Solarized', { background: '#fdf6e3', color: '#586e75' }],
  ['a blue page', { background: '#001b3a', color: '#cfe3ff' }],
];

/** What is written in an element, with the colour of each piece. */
function textsOf(element: Element): { text: string; color: string }[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement as Element;
    const style = getComputedStyle(parent);
    const isShown = walker.currentNode.textContent?.trim() && parent.checkVisibility({ visibilityProperty: true });
    if (isShown && !parent.closest('.katex-mathml, title')) {
      const color = parent instanceof SVGElement ? style.fill : style.color;
      found.push({ text: walker.currentNode.textContent ?? '', color });
    }
  }
  return found;
}

/** What an eye makes of red, green and blue light; of those without a kind of cone, by Machado, Oliveira and Fernandes (2009). */
type Vision = readonly (readonly [number, number, number])[];
const ALL_COLORS: Vision = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];
/** Each with the least distance of two inks. Where hues are confused, lightness, dashes and dots tell them apart. */
const VISIONS: [string, Vision, number][] = [
  ['all', ALL_COLORS, 0.12],
  [
    'readers without red cones',
    [
      [0.152286, 1.052583, -0.204868],
      [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
    0.07,
  ],
  [
    'readers without green cones',
    [
      [0.367322, 0.860646, -0.227968],
      [0.280085, 0.672501, 0.047413],
      [-0.01182, 0.04294, 0.968881],
    ],
    0.07,
  ],
  [
    'readers without blue cones',
    [
      [1.255528, -0.076749, -0.178779],
      [-0.078411, 0.930809, 0.147602],
      [0.004733, 0.691367, 0.3039],
    ],
    0.06,
  ],
];

/** A colour in Oklab, as an eye sees it. */
function seenAs(color: string, vision: Vision): number[] {
  const light = rgbOf(color).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  const times = (matrix: Vision, [x = 0, y = 0, z = 0]: number[]) => matrix.map(([a, b, c]) => a * x + b * y + c * z);
  const seen = times(vision, light).map((value) => Math.min(1, Math.max(0, value)));
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    seen,
  ).map(Math.cbrt);
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}

function distance(one: number[], other: number[]): number {
  return Math.hypot(...one.map((value, place) => value - (other[place] as number)));
}

it.each<[string, 'light' | 'dark', Record<string, string>]>([
  ['JupyterLab Dark', 'dark', { 'data-jp-theme-light': 'false' }],
  ['JupyterLab Light', 'light', { 'data-jp-theme-light': 'true' }],
  ['a site with a theme', 'dark', { 'data-theme': 'dark' }],
  ['a site of Tailwind', 'dark', { className: 'dark' }],
])('in %s the browser draws its own buttons %s', (_, scheme, attributes) => {
  const { figure } = show(
    <div {...attributes}>
      <TrainDenoiser />
      <TimestepSlider />
    </div>,
  );
  for (const control of [figure.querySelector('select'), document.querySelector('.df-slider input')])
    expect(getComputedStyle(control as Element).colorScheme).toBe(scheme);
});

it('a provider with a palette tells it to the buttons of the browser too', () => {
  const { figure } = show(
    <DiffusionProvider colorScheme="dark">
      <TrainDenoiser />
    </DiffusionProvider>,
  );
  expect(getComputedStyle(figure.querySelector('select') as Element).colorScheme).toBe('dark');
});

describe.each(pages)('on %s', (_page, style) => {
  it.each(figures)('all that %s says can be read', async (_figure, element) => {
    const { figure } = await showReady(<div style={style}>{element}</div>);
    const texts = textsOf(figure);
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.filter(({ color }) => contrast(color, style.background as string) < 4.5)).toEqual([]);
  });

  it('a message can be read', () => {
    const { figure } = show(
      <div style={style}>
        <NoiseTriptych image={image} t={-1} />
      </div>,
    );
    const { color, backgroundColor } = getComputedStyle(figure.querySelector('.df-message') as Element);
    expect(contrast(color, backgroundColor)).toBeGreaterThan(4.5);
  });
});

it.each([
  ['dark', '#1c2024', ['#0b66a8', '#b8480a', '#0a7457', '#8a3f86']],
  ['light', '#eceff1', ['#6cb8ec', '#f39a5c', '#4fc9a4', '#d793d2']],
])('%s ink brings the palette of the design', (_ink, color, palette) => {
  const words = document.createElement('div');
  words.style.color = color;
  const shown = ['signal', 'noise', 'mean', 'posterior'].map((ink) => {
    const word = document.createElement('span');
    word.style.color = `var(--df-${ink})`;
    words.append(word);
    return word;
  });
  document.body.append(words);
  const found = shown.map((word) => rgbOf(getComputedStyle(word).color));
  words.remove();
  for (const [index, rgb] of found.entries()) {
    const differences = rgbOf(palette[index] as string).map((value, channel) =>
      Math.abs(value - (rgb[channel] as number)),
    );
    expect(Math.max(...differences), palette[index]).toBeLessThan(2.5 / 255);
  }
});

describe('the inks of categories', () => {
  const MEANINGS = ['signal', 'noise', 'mean', 'posterior'];
  const CATEGORIES = [1, 2, 3, 4, 5, 6].map((place) => `category-${place}`);

  /** The palette as it is in an ink. */
  function inksIn(color: string): string[] {
    const words = document.createElement('div');
    words.style.color = color;
    const shown = [...CATEGORIES, ...MEANINGS].map((name) => {
      const word = document.createElement('span');
      word.style.color = `var(--df-${name})`;
      words.append(word);
      return word;
    });
    document.body.append(words);
    const found = shown.map((word) => getComputedStyle(word).color);
    words.remove();
    return found;
  }

  describe.each([
    ['in light', '#1c2024', '#fff'],
    ['in the dark', '#eceff1', '#14171a'],
  ])('%s', (_, ink, paper) => {
    it('can be read', () => {
      const unread = inksIn(ink).filter((color) => contrast(color, paper) < 4.5);
      expect(unread).toEqual([]);
    });

    it.each(VISIONS)('are told apart by %s', (_vision, matrix, apart) => {
      const seen = inksIn(ink)
        .slice(0, CATEGORIES.length)
        .map((color) => seenAs(color, matrix));
      const distances = seen.flatMap((one, place) => seen.slice(place + 1).map((other) => distance(one, other)));
      expect(Math.min(...distances)).toBeGreaterThan(apart);
    });

    it('are none of the four meanings', () => {
      const seen = inksIn(ink).map((color) => seenAs(color, ALL_COLORS));
      const [categories, meanings] = [seen.slice(0, CATEGORIES.length), seen.slice(CATEGORIES.length)];
      const distances = categories.flatMap((one) => meanings.map((other) => distance(one, other)));
      expect(Math.min(...distances)).toBeGreaterThan(0.07);
    });
  });
});

it('a provider may choose the palette, whatever the page is written in', async () => {
  const { figure } = await showReady(
    <div style={{ color: '#000' }}>
      <DiffusionProvider colorScheme="dark">
        <ScheduleChart caption="Dark." />
      </DiffusionProvider>
    </div>,
  );
  expect(contrast(getComputedStyle(figure).color, '#14171a')).toBeGreaterThan(12);
  expect(contrast(getComputedStyle(figure.querySelector('.df-caption') as Element).color, '#14171a')).toBeGreaterThan(
    4.5,
  );
});

/** The colour of the edge of an element on the screen, and the one that is furthest from it. */
async function colorsOf(element: Element) {
  const base64 = await page.screenshot({ element, save: false });
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const colorAt = (pixel: number) => `rgb(${data[4 * pixel]}, ${data[4 * pixel + 1]}, ${data[4 * pixel + 2]})`;
  const paper = colorAt(0);
  const all = new Set(Array.from({ length: bitmap.width * bitmap.height }, (_, pixel) => colorAt(pixel)));
  const [ink = ''] =
    [...all].map((color) => [color, contrast(color, paper)] as const).sort(([, a], [, b]) => b - a)[0] ?? [];
  return { paper, ink };
}

it('the digits of a sudoku can be read in colours that the reader has forced, also in cells that are new', async () => {
  await emulate({ 'forced-colors': 'active' });
  try {
    const { figure } = await showReady(<MaskedDiffusion defaultStep={2} />);
    expect(figure.querySelector('.df-masked-added')).not.toBeNull();
    const digits = [...figure.querySelectorAll<SVGElement>('.df-masked-sudoku text')];
    expect(digits.length).toBeGreaterThan(0);
    for (const digit of digits) {
      const { paper, ink } = await colorsOf(digit);
      expect(contrast(ink, paper), digit.textContent ?? '').toBeGreaterThan(4.5);
    }
  } finally {
    await emulate();
  }
});

describe('a slider', () => {
  afterEach(() => emulate());

  it.each<[string, string, CSSProperties]>([
    ['in light', 'none', { background: '#fff', color: '#1c2024' }],
    ['in the dark', 'none', { background: '#14171a', color: '#eceff1' }],
    ['in colours that the reader has forced', 'active', { background: '#fff', color: '#1c2024' }],
  ])(
    'of a control, a figure and a figure of a page’s own is seen %s in the ink of the page',
    async (_, colors, style) => {
      await emulate({ 'forced-colors': colors });
      const { container } = await showReady(
        <div style={style}>
          <X0Reconstruction image={image} t={50} defaultEpsilonError={0.2} />
          <TimestepSlider />
          <Figure name="own" state="ready">
            <input type="range" aria-label="own" />
          </Figure>
        </div>,
      );
      const sliders = [...container.querySelectorAll<HTMLElement>('input[type=range]')];
      expect(sliders).toHaveLength(3);
      for (const slider of sliders) {
        const { paper, ink } = await colorsOf(slider);
        expect(contrast(ink, paper)).toBeGreaterThan(10);
        const [red = 0, green = 0, blue = 0] = rgbOf(ink);
        expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThan(0.1);
      }
    },
  );
});
