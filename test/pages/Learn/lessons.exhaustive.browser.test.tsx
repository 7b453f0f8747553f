import '../../../stories/page.css';
import '../../../src/style.css';
import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { gaussianNoise } from '../../../src/core/index.js';
import { sampleImage } from '../../../src/image/sample.js';
import { FigureNames } from '../../../stories/Learn/FigureNumber.js';
import SmallerPicture from '../../../stories/Learn/SmallerPicture.mdx';
import { CONTRAST } from '../../../stories/Learn/schedule.js';
import WhatAUNetAdds from '../../../stories/Learn/WhatAUNetAdds.mdx';
import WhenDecided from '../../../stories/Learn/WhenDecided.mdx';
import WhereArrowsPoint from '../../../stories/Learn/WhereArrowsPoint.mdx';
import WhyOneStep from '../../../stories/Learn/WhyOneStep.mdx';
import { NotebookPage } from '../../../stories/Notebook/NotebookPage.js';
import Values from '../../../stories/Notebook/sections/Values.mdx';
import { firstT, noise, signal } from '../../support/claims.js';
import { itExhaustively } from '../../support/exhaustive.js';

afterEach(cleanup);

describe('what the pages say of the built-in image', async () => {
  const { values, width } = await valuesOf(sampleImage());
  const contrast = deviation(values);

  it('its contrast is what they compute with', () => expect(contrast.toFixed(2)).toBe(String(CONTRAST)));

  it('noise overtakes it at t = 97', () => {
    expect(firstT((t) => noise(t) > signal(t) * contrast)).toBe(97);
  });

  it('at t = 50 as much is clipped as the notebook’s page says', () => {
    const z = gaussianNoise(values.length, { seed: 0 });
    const clipped = values.filter((x, i) => Math.abs(signal(50) * x + noise(50) * (z[i] as number)) > 1).length;
    const share = ((100 * clipped) / values.length).toFixed(1);
    const rounded = (Math.round(clipped / 100) * 100).toLocaleString('en');
    const { container } = render(
      <FigureNames value={['scale', 'histogram']}>
        <Values />
      </FigureNames>,
    );
    expect(container.textContent).toMatch(
      new RegExp(`About ${rounded} of the ${values.length.toLocaleString('en')} values at .*, or ${share}%`),
    );
  });

  it('averages of 4 × 4 pixels keep its contrast, and at t = 200 it exceeds a quarter of the noise', () => {
    const kept = deviation(averages(values, width, 4));
    expect(kept / contrast).toBeGreaterThan(0.95);
    expect(signal(200) * kept).toBeGreaterThan(noise(200) / 4);
    expect(signal(200) * contrast).toBeLessThan(noise(200) / 2);
  });
});

describe('the notebook page', () => {
  it('begins at the notebook’s t, and all that it shows follows the slider', async () => {
    const { container } = render(<NotebookPage />);
    await shows(container, 'x_t at t = 50');
    const slider = container.querySelector('.lesson-bar input[type=range]') as HTMLInputElement;
    slider.focus();
    await userEvent.keyboard('{PageUp}');
    await shows(container, 'x_t at t = 100');
    const numbers = [...container.querySelectorAll('.lesson-at .df-number')].map(({ textContent }) => textContent);
    expect(numbers.length).toBeGreaterThan(4);
    expect(new Set(numbers)).toEqual(new Set(['100']));
    const [weight] = [...container.querySelectorAll('.lesson-number[data-ink=signal]')].slice(-1);
    expect(weight?.textContent).toMatch(/^0\.0\d+$/);
  });

  it('keeps its slider in sight and gives no answer unasked', async () => {
    const { container } = render(<NotebookPage />);
    await shows(container, 'x_t at t = 50');
    expect(container.querySelectorAll('details[open]')).toHaveLength(0);
    const heading = container.querySelector('#chain') as HTMLElement;
    heading.scrollIntoView();
    const slider = (container.querySelector('.lesson-bar') as HTMLElement).getBoundingClientRect();
    expect(slider.top).toBeCloseTo(0);
    expect(heading.getBoundingClientRect().top).toBeGreaterThanOrEqual(slider.bottom);
  });

  itExhaustively('writes its formulas from left to right on a page that is read from the right', async () => {
    document.documentElement.dir = 'rtl';
    const { container } = render(<NotebookPage />);
    const formula = await vi.waitFor(() => {
      const found = container.querySelector('p .katex-html');
      expect(found).not.toBeNull();
      return found as HTMLElement;
    });
    expect(getComputedStyle(formula).direction).toBe('ltr');
    document.documentElement.dir = '';
  });

  it('leads from a reference to its figure', async () => {
    const { container } = render(<NotebookPage />);
    const links = [...container.querySelectorAll<HTMLAnchorElement>('article a[href^="#"]')];
    expect(links.length).toBeGreaterThan(20);
    for (const link of links) {
      expect(container.querySelector(link.getAttribute('href') ?? '')).not.toBeNull();
      expect(link.target).toBe('_self');
    }
  });
});

describe('the lesson Why one step is not enough', () => {
  it('lets trajectories arrive once there are steps enough', async () => {
    const { container } = render(<WhyOneStep />);
    const result = () => container.querySelector('.lesson-result')?.textContent;
    expect(result()).toBe('0 of 24 trajectories end at one of the two images.');
    await userEvent.click(container.querySelectorAll('.lesson-choice')[3] as HTMLElement);
    expect(result()).toBe('24 of 24 trajectories end at one of the two images.');
  });
});

it('the lesson When it is decided does not show what it asks for, how much an octave costs', async () => {
  const { container } = render(<WhenDecided />);
  const figure = container.querySelector('[data-figure="spectrum"]') as HTMLElement;
  figure.scrollIntoView();
  await vi.waitFor(() => expect(figure.textContent).toContain('costs 2.0 in log-SNR'));
  const [hidden, law] = figure.querySelectorAll('.df-reading, .df-spectrum-law');
  expect([hidden?.checkVisibility(), law?.checkVisibility()]).toEqual([true, false]);
  expect(law?.textContent).toContain('costs 2.0');
});

describe('the lesson A smaller picture', () => {
  it('says of the built-in image what a browser decodes', async () => {
    const { container } = render(<SmallerPicture />);
    const result = () => container.querySelector('.lesson-result')?.textContent;
    await vi.waitFor(() => expect(result()).toMatch(/^768 numbers .* 192 times fewer: 18\.1 dB\.$/));
    await userEvent.click(container.querySelectorAll('.lesson-choice')[2] as HTMLElement);
    expect(result()).toBe('3,072 numbers in place of 147,456, 48 times fewer: 26.7 dB.');
  });
});

itExhaustively(
  'the lesson Where the arrows point puts the arrows of a trained network over the exact ones',
  async () => {
    const { container } = render(<WhereArrowsPoint />);
    const button = container.querySelector('.lesson-training button') as HTMLButtonElement;
    const figure = [...container.querySelectorAll('figure')].at(-1) as HTMLElement;
    expect(figure.textContent).not.toContain('learned');
    await userEvent.click(button);
    await vi.waitFor(() => expect(figure.textContent).toMatch(/learned − exact, rms0\.\d/));
    expect(container.querySelector('.lesson-training')?.textContent).toContain('Trained.');
  },
);

describe('the lesson What a U-Net adds', () => {
  it('shows, however little noise there is, that only the network gives back a new face', async () => {
    const { container } = render(<WhatAUNetAdds />);
    // Its code is loaded once it comes near the viewport.
    container.querySelector('.page-part')?.scrollIntoView({ block: 'center' });
    const errors = () =>
      [...container.querySelectorAll('.lesson-faces td')].flatMap(({ textContent }) =>
        textContent ? [Number(textContent)] : [],
      );
    const slider = container.querySelector('.lesson-bar input[type=range]') as HTMLInputElement;
    slider.focus();
    await userEvent.keyboard('{Home}');
    await vi.waitFor(() => expect(errors()[3]).toBeLessThan(0.02));
    const [knownByExact, knownByNetwork, newByExact] = errors();
    expect(knownByExact).toBe(0);
    expect(knownByNetwork).toBeLessThan(0.02);
    expect(newByExact).toBeGreaterThan(0.2);
  });

  itExhaustively('draws other faces when asked', async () => {
    const { container } = render(<WhatAUNetAdds />);
    [...container.querySelectorAll('.page-part')].at(-1)?.scrollIntoView({ block: 'center' });
    const outcome = () => {
      const figure = container.querySelector('[data-figure=invented-faces]') as HTMLElement;
      expect(figure.dataset['state']).toBe('ready');
      return /From [\d.]+ to [\d.]+/.exec(figure.textContent)?.[0];
    };
    const first = await vi.waitFor(outcome);
    await userEvent.click(container.querySelector('.lesson-training button') as HTMLElement);
    const second = await vi.waitFor(outcome);
    expect(first).toMatch(/From/);
    expect(second).not.toBe(first);
  });
});

/** Waits until the first panel that is called so is painted. */
async function shows(container: Element, label: string): Promise<void> {
  container.querySelector(`canvas[aria-label="${label}"]`)?.scrollIntoView({ block: 'center' });
  await vi.waitFor(() => {
    const panel = container.querySelector(`canvas[aria-label="${label}"]`);
    expect(panel?.closest('figure')?.dataset['state']).toBe('ready');
  });
}

/** The values of an image, from -1 to 1, channel by channel in each pixel. */
async function valuesOf(file: Blob): Promise<{ values: number[]; width: number }> {
  const bitmap = await createImageBitmap(file);
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return { values: [...data].filter((_, index) => index % 4 < 3).map((level) => level / 127.5 - 1), width };
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/** The means of squares of pixels, channel by channel. */
function averages(values: readonly number[], width: number, side: number): number[] {
  const sums = new Map<number, number>();
  values.forEach((value, index) => {
    const [pixel, channel] = [Math.floor(index / 3), index % 3];
    const [x, y] = [Math.floor((pixel % width) / side), Math.floor(Math.floor(pixel / width) / side)];
    const square = (y * width + x) * 3 + channel;
    sums.set(square, (sums.get(square) ?? 0) + value / side ** 2);
  });
  return [...sums.values()];
}
