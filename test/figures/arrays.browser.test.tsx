import { renderHook } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import * as library from '../../src/index.js';
import { gaussianNoise } from '../../src/process/noise.js';
import { createSchedule } from '../../src/process/schedule.js';
import { blend, randomImage, valuesOf } from '../support/arithmetic.js';
import { expectPixels } from '../support/expectPanels.js';
import {
  canvasesOf,
  distancesOf,
  messageOf,
  pixelHash,
  pixelsOf,
  show,
  showReady,
  waitForState,
} from '../support/figures.js';
import { moments } from '../support/statistics.js';

const { ChainDiagram, DiffusionProvider, ForwardGrid, Histogram, MeanComparison, NoisePrediction } = library;
const { NoisePredictorDiagram, NoiseTriptych, ReverseChain, SourceImage, X0Reconstruction } = library;

afterEach(() => vi.restoreAllMocks());

const [WIDTH, HEIGHT] = [11, 7];
const schedule = createSchedule();
/** Of no two equal rows, some of them beyond what a screen shows. */
const values = gaussianNoise(WIDTH * HEIGHT, { seed: 4 }).map((value) => 0.6 * value);
const grey = { shape: [HEIGHT, WIDTH], values };

/** The pixels that show grey values: three equal bytes each. */
function greyPixels(shown: Float32Array): Uint8ClampedArray {
  const bytes = [...shown].map((value) => (value + 1) * 127.5);
  return Uint8ClampedArray.from(bytes.flatMap((byte) => [byte, byte, byte, 255]));
}

/** x_t by (2) of one value of noise a pixel. */
function jumped(t: number, seed = 0): Float32Array {
  const alphaBar = schedule.alphasCumprod[t] as number;
  const epsilon = gaussianNoise(values.length, { seed, stream: 0 });
  return blend([Math.sqrt(alphaBar), values], [Math.sqrt(1 - alphaBar), epsilon]);
}

function panelsOf(figure: HTMLElement): Uint8ClampedArray[] {
  return canvasesOf(figure).map((canvas) => {
    expect([canvas.width, canvas.height]).toEqual([WIDTH, HEIGHT]);
    return pixelsOf(canvas);
  });
}

describe('a grey array', () => {
  it('is shown with one value of noise for each pixel', async () => {
    const { figure } = await showReady(<NoiseTriptych image={grey} t={300} seed={5} />);
    const [clean, noisy, noise] = panelsOf(figure) as [Uint8ClampedArray, Uint8ClampedArray, Uint8ClampedArray];
    expectPixels(clean, greyPixels(values), 'x0');
    expectPixels(noisy, greyPixels(jumped(300, 5)), 'x_t');
    expectPixels(noise, greyPixels(gaussianNoise(values.length, { seed: 5, stream: 0 })), 'ε');
  });

  const t = 300;
  it.each<[string, ReactElement]>([
    ['SourceImage', <SourceImage key="" image={grey} />],
    ['ForwardGrid', <ForwardGrid key="" image={grey} rows={2} samples={2} />],
    [
      'ForwardGrid of steps, as differences',
      <ForwardGrid key="" image={grey} kind="step" rows={2} difference="shown" />,
    ],
    ['X0Reconstruction', <X0Reconstruction key="" image={grey} t={t} />],
    ['X0Reconstruction by a denoiser', <X0Reconstruction key="" image={grey} t={t} denoiser="gaussian" />],
    ['MeanComparison', <MeanComparison key="" image={grey} t={t} />],
    ['ReverseChain', <ReverseChain key="" image={grey} states={2} deviations />],
    ['ReverseChain by a denoiser', <ReverseChain key="" image={grey} states={2} steps={3} denoiser="gaussian" />],
    ['NoisePredictorDiagram', <NoisePredictorDiagram key="" image={grey} t={t} />],
    ['NoisePrediction', <NoisePrediction key="" image={grey} t={t} />],
    ['ChainDiagram', <ChainDiagram key="" image={grey} t={t} />],
  ])('%s shows in grey', async (_name, element) => {
    const { figure } = await showReady(element);
    for (const panel of panelsOf(figure)) {
      for (let at = 0; at < panel.length; at += 4) {
        expect([panel[at + 1], panel[at + 2], panel[at + 3]]).toEqual([panel[at], panel[at], 255]);
      }
    }
  });

  it('has the ℓ1 of its values', async () => {
    const { figure } = await showReady(<MeanComparison image={grey} t={300} />);
    const scale = 1 - Math.sqrt(schedule.alphasCumprod[299] as number);
    const mean = values.reduce((sum, value) => sum + Math.abs(scale * value), 0) / values.length;
    expect(distancesOf(figure)).toContain(mean.toFixed(3));
  });

  it('has a histogram of as many values as pixels, over its own theory', async () => {
    const { figure } = await showReady(<Histogram image={grey} t={300} />);
    const label = figure.querySelector('svg[role=img]')?.getAttribute('aria-label');
    const { mean, variance } = moments(jumped(300));
    expect(label).toContain(`The ${values.length} values of x_t at t = 300`);
    expect(label).toContain(`mean ${mean.toFixed(2)}, standard deviation ${Math.sqrt(variance).toFixed(2)}`);
  });

  it('has one line a pixel under the loupe', async () => {
    const { figure } = await showReady(<NoiseTriptych image={grey} t={300} />);
    await vi.waitFor(() => expect(canvasesOf(figure)[0]?.parentElement?.tabIndex).toBe(0));
    canvasesOf(figure)[1]?.parentElement?.focus();
    await userEvent.click(canvasesOf(figure)[1] as Element);
    await vi.waitFor(() => expect(figure.querySelectorAll('.df-loupe-line')).toHaveLength(3));
    canvasesOf(figure)[1]?.parentElement?.focus();
    for (let step = 0; step < 2; step++) await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowUp}{/Shift}');
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowDown}{ArrowDown}');
    expect(figure.querySelector('.df-loupe-place span')?.textContent).toBe('Pixel 3 across, 2 down, of 11 × 7');
    const shown = [...figure.querySelectorAll('.df-loupe-line b')].map(({ textContent }) => textContent);
    const at = 2 * WIDTH + 3;
    const written = (value: number) => value.toFixed(2).replace('-', '−');
    expect(shown).toEqual([
      written(values[at] as number),
      written(jumped(300)[at] as number),
      written(gaussianNoise(values.length, { seed: 0, stream: 0 })[at] as number),
    ]);
    expect(figure.querySelector('.df-loupe-letter')).toBeNull();
    const said = () => figure.querySelector('[role=status].df-loupe-words')?.textContent;
    await vi.waitFor(() => expect(said()).toMatch(/^x_t at t = 300, pixel 3 across, 2 down: (minus )?0\.\d+ times /));
  });
});

describe('a colour array', () => {
  it('is the image of the same values', async () => {
    const image = randomImage();
    const array = { shape: [image.height, image.width, 3], values: valuesOf(image) };
    const { figure, rerender } = await showReady(<NoiseTriptych image={image} t={200} />);
    const expected = pixelHash(figure);
    rerender(<NoiseTriptych image={array} t={200} />);
    await waitForState(figure, 'pending');
    await waitForState(figure, 'ready');
    expect(pixelHash(figure)).toBe(expected);
    // As JSON has it.
    const plain = JSON.parse(JSON.stringify(array)) as typeof array;
    const { figure: other } = await showReady(<NoiseTriptych image={plain} t={200} />);
    expect(pixelHash(other)).toBe(expected);
  });

  it('keeps its size whatever the resolution, and has its ratio from the start', async () => {
    const wide = { shape: [3, 12], values: new Float32Array(36) };
    const { figure } = show(<SourceImage image={wide} resolution={4} />);
    const place = () => canvasesOf(figure)[0]?.getBoundingClientRect() as DOMRect;
    expect(place().width / place().height).toBeCloseTo(4, 1);
    await waitForState(figure, 'ready');
    expect(place().width / place().height).toBeCloseTo(4, 1);
    expect([canvasesOf(figure)[0]?.width, canvasesOf(figure)[0]?.height]).toEqual([12, 3]);
  });
});

describe('the place for what is said of the scale', () => {
  it.each([
    [28, 'all of whose pixels are shown', 0],
    [700, 'that is scaled down', 18],
  ])('is kept from the start for an array of %i pixels, %s', async (width, _, least) => {
    const array = { shape: [7, width], values: new Float32Array(7 * width) };
    const element = (
      <DiffusionProvider image={array}>
        <NoiseTriptych />
      </DiffusionProvider>
    );
    const { figure } = show(element);
    const height = () => figure.querySelector('.df-shown-at')?.getBoundingClientRect().height ?? 0;
    const kept = height();
    await waitForState(figure, 'ready');
    await vi.waitFor(() => expect(canvasesOf(figure)[0]?.parentElement?.tabIndex).toBe(0));
    await vi.waitFor(() => expect(figure.querySelector('.df-shown-at')?.textContent !== '').toBe(least > 0));
    expect(height()).toBe(kept);
    expect(kept).toBeGreaterThanOrEqual(least);
    if (least === 0) expect(kept).toBe(0);
  });
});

describe('an array that is written in place', () => {
  const written = () => ({ shape: [HEIGHT, WIDTH], values: [...values] });

  it('is the same image while its content is, whatever else changes', async () => {
    const onReady = vi.fn();
    const element = (props: { t: number; seed?: number }) => (
      <NoiseTriptych image={written()} {...props} onReady={onReady} />
    );
    const { figure, rerender } = await showReady(element({ t: 10 }));
    const hook = renderHook(({ seed }) => library.useDiffusion({ image: written(), seed }), {
      initialProps: { seed: 0 },
    });
    await vi.waitFor(() => expect(hook.result.current.state).toBe('ready'));
    const { image } = hook.result.current;
    hook.rerender({ seed: 3 });
    expect([hook.result.current.state, hook.result.current.image]).toEqual(['ready', image]);
    expect(hook.result.current.image).toBe(image);
    for (const t of [11, 12, 13]) {
      rerender(element({ t }));
      await waitForState(figure, 'ready');
    }
    await vi.waitFor(() => expect(onReady).toHaveBeenCalledTimes(4));
  });

  it('is decoded once for all figures of a provider, also for one that comes later', async () => {
    const images = new Set<unknown>();
    function Probe() {
      const { image } = library.useDiffusion();
      if (image) images.add(image);
      return null;
    }
    const onReady = vi.fn();
    const page = (isLater: boolean) => (
      <DiffusionProvider image={written()}>
        <SourceImage />
        <Probe />
        {isLater && <NoiseTriptych onReady={onReady} />}
        {isLater && <Probe />}
      </DiffusionProvider>
    );
    const { rerender } = await showReady(page(false));
    rerender(page(true));
    await vi.waitFor(() => expect(onReady).toHaveBeenCalled());
    expect(images.size).toBe(1);
  });

  it('of other values is another image', async () => {
    const { figure, rerender } = await showReady(<SourceImage image={{ shape: [1, 2], values: [1, -1] }} />);
    rerender(<SourceImage image={{ shape: [1, 2], values: [-1, 1] }} />);
    await vi.waitFor(() => {
      const [canvas] = canvasesOf(figure);
      expect([...pixelsOf(canvas as HTMLCanvasElement)]).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
    });
  });
});

it.each<[unknown, string]>([
  [{ shape: [2, 2], values: [0, 1] }, 'invalid image.values: 2 of them; expected 4, as the shape [2,2] says'],
  [{ shape: [1, 2], values: [0, Number.NaN] }, 'invalid image.values[1]: NaN; expected a finite float32 number'],
  [{ shape: [2], values: [0, 1] }, /^invalid image.shape: \[2\]; expected \[height, width, 3\]/],
  [{ shape: [1, 2] }, 'invalid image.values: undefined; expected a list of numbers, such as a Float32Array'],
] as [unknown, string][])('%o is refused in the frame, with no button to try again', async (image, message) => {
  const { figure } = show(<SourceImage image={image as typeof grey} />);
  expect(await messageOf(figure)).toMatch(message);
  expect(figure.querySelector('.df-message button')).toBeNull();
});
