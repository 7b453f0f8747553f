import type { CSSProperties, ReactElement } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { cdp, page } from 'vitest/browser';
import {
  ChainDiagram,
  DiffusionProvider,
  ForwardGrid,
  NoiseTriptych,
  ScheduleChart,
  TimestepSlider,
  TrainDenoiser,
  X0Reconstruction,
} from '../src/index.js';
import { Figure } from '../src/ui/Figure.js';
import { contrast, rgbOf } from './support/colors.js';
import { show, showReady, smallImage } from './support/figures.js';

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
  const shown = ['signal', 'noise', 'mean', 'posterior'].map((meaning) => {
    const word = document.createElement('span');
    word.style.color = `var(--df-${meaning})`;
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

describe('a slider', () => {
  const tools = cdp() as unknown as { send: (method: string, options: object) => Promise<void> };
  const emulate = (colors: string) =>
    tools.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: colors }] });
  afterEach(() => emulate(''));

  it.each<[string, string, CSSProperties]>([
    ['in light', 'none', { background: '#fff', color: '#1c2024' }],
    ['in the dark', 'none', { background: '#14171a', color: '#eceff1' }],
    ['in colours that the reader has forced', 'active', { background: '#fff', color: '#1c2024' }],
  ])(
    'of a control, a figure and a figure of a page’s own is seen %s in the ink of the page',
    async (_, colors, style) => {
      await emulate(colors);
      const { container } = await showReady(
        <div style={style}>
          <X0Reconstruction image={image} defaultEpsilonError={0.2} />
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

  /** The colour of the edge of an element on the screen, and the one that is furthest from it. */
  async function colorsOf(element: HTMLElement) {
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
});
