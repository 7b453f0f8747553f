import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { loadFaces } from '../../src/image/faces.js';
import { DiffusionProvider, PosteriorMean, TimestepSlider } from '../../src/index.js';
import { posteriorWeights } from '../../src/mixture/posterior.js';
import { faceOf, someOf } from '../../src/panels/FacePanel.js';
import { forwardJumpCoefficients } from '../../src/process/coefficients.js';
import { gaussianNoise } from '../../src/process/noise.js';
import { createSchedule } from '../../src/process/schedule.js';
import { blend, pixelsOfValues } from '../support/arithmetic.js';
import { expectPixels } from '../support/expectPanels.js';
import {
  canvasesOf,
  figureIn,
  messageOf,
  pixelHash,
  pixelsOf,
  show,
  showReady,
  waitForState,
} from '../support/figures.js';

function choicesIn(figure: Element): HTMLInputElement[] {
  return [...figure.querySelectorAll<HTMLInputElement>('input[type=radio]')];
}

function numberIn(figure: Element): number {
  return Number(figure.querySelector('.df-reading-number')?.textContent);
}

/** Mean difference of two panels, of 255. */
function distance(figure: Element, left: number, right: number): number {
  const [a, b] = [left, right].map((panel) => pixelsOf(canvasesOf(figure)[panel] as HTMLCanvasElement));
  return (a as Uint8ClampedArray).reduce((sum, value, i) => sum + Math.abs(value - (b?.[i] as number)), 0) / 1024;
}

describe('x_t', () => {
  it('is made from the chosen image by (2), with the noise of the seed', async () => {
    const gallery = someOf(await loadFaces(), 50);
    const schedule = createSchedule();
    const { figure } = await showReady(<PosteriorMean t={450} seed={7} defaultTarget={12} />);
    const { a, sigma } = forwardJumpCoefficients(schedule, 450);
    const xt = blend([a, faceOf(gallery, 12)], [sigma, gaussianNoise(768, { seed: 7 })]);
    const weights = posteriorWeights(gallery, xt, schedule, 450, { dimension: 768 });
    expectPixels(pixelsOf(canvasesOf(figure)[0] as HTMLCanvasElement), pixelsOfValues(xt), 'x_t');
    const own = Math.round(100 * (weights[12] as number));
    expect(figure.querySelector('.df-fact')?.textContent).toBe(`weight of the framed image${own}%`);
  });
});

describe('the mean', () => {
  it('is the average of all images from noise, then a blend, then the one image', async () => {
    const at = (t: number) => <PosteriorMean t={t} />;
    const { figure, rerender } = await showReady(at(999));
    expect(numberIn(figure)).toBeGreaterThan(49.5);
    const [average, numbers, distances] = [distance(figure, 1, 2), [] as number[], [] as number[]];
    for (const t of [700, 500, 400, 300, 100]) {
      rerender(at(t));
      await waitForState(figure, 'ready');
      numbers.push(numberIn(figure));
      distances.push(distance(figure, 1, 2));
    }
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(numbers.at(-1)).toBe(1);
    expect(distances.at(-1)).toBeLessThan(0.01);
    expect(average).toBeGreaterThan(10);
  });

  it('has its weights under the images, where the likeliest has the highest bar', async () => {
    const { figure } = await showReady(<PosteriorMean t={450} />);
    const heights = [...figure.querySelectorAll('.df-gallery-bar rect')].map((bar) =>
      Number.parseFloat(bar.getAttribute('height') as string),
    );
    expect(heights.length).toBe(50);
    expect(Math.max(...heights)).toBe(100);
    const weights = choicesIn(figure).map((choice) =>
      Number.parseFloat(/weight (?:below )?([\d.]+)%/.exec(choice.getAttribute('aria-label') ?? '')?.[1] ?? ''),
    );
    expect(weights.indexOf(Math.max(...weights))).toBe(heights.indexOf(100));
  });
});

describe('a reader', () => {
  it('chooses the image that x_t is made from, by pointer and by keyboard', async () => {
    const { figure } = await showReady(<PosteriorMean t={100} />);
    const before = pixelHash(figure);
    const choices = choicesIn(figure);
    expect(choices.map(({ checked }) => checked).indexOf(true)).toBe(0);
    await userEvent.click(choices[7] as HTMLInputElement);
    expect(choices[7]?.checked).toBe(true);
    expect(choices[7]?.getAttribute('aria-label')).toBe('image 8, weight 100%');
    expect(pixelHash(figure)).not.toBe(before);
    await userEvent.keyboard('{ArrowRight}');
    expect(choices[8]?.checked).toBe(true);
    expect(figure.textContent).toContain('weight of the framed image100%');
  });

  it('moves t by the page’s slider', async () => {
    const { container } = show(
      <DiffusionProvider defaultT={999}>
        <TimestepSlider />
        <PosteriorMean />
      </DiffusionProvider>,
    );
    const figure = figureIn(container);
    await waitForState(figure, 'ready');
    const slider = container.querySelector('.df-slider input') as HTMLInputElement;
    slider.focus();
    await userEvent.keyboard('{Home}');
    await expect.poll(() => numberIn(figure)).toBe(1);
  });
});

it('takes the choice of a reader in place of a wrong image', async () => {
  const { figure } = show(<PosteriorMean t={100} defaultTarget={50} />);
  expect(await messageOf(figure)).toMatch(/^invalid defaultTarget/);
  await userEvent.click(choicesIn(figure)[7] as HTMLInputElement);
  await waitForState(figure, 'ready');
  expect(choicesIn(figure)[7]?.checked).toBe(true);
});
