import { type Tensor, tensor } from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { createSchedule, forwardJumpCoefficients, gaussianNoise, gaussianPath } from '../../src/core/index.js';
import {
  MeanComparison,
  NoisePrediction,
  NoisePredictorDiagram,
  NoiseTriptych,
  ReverseChain,
  X0Reconstruction,
} from '../../src/index.js';
import type { Process, Sampler } from '../../src/process/types.js';
import type { Denoiser } from '../../src/tensor/index.js';
import { gaussianDenoiser, sample } from '../../src/tensor/index.js';
import { blend, randomImage, valuesOf } from '../support/arithmetic.js';
import {
  canvasesOf,
  labelsOf,
  messageOf,
  pixelsOf,
  show,
  showReady,
  smallImage,
  waitForState,
} from '../support/figures.js';

const image = smallImage();
const schedule = createSchedule({ timesteps: 100 });

/** A denoiser that predicts x0 by a function. */
function denoiserBy(predict: (xt: Tensor, t: number) => unknown, label?: string): Denoiser {
  return { predicts: 'x0', schedule, predict: predict as Denoiser['predict'], label };
}

const grey = () => denoiserBy((xt) => tensor(new Float32Array(xt.size), xt.shape));

function lineOf(figure: Element): string | null | undefined {
  return figure.querySelector('.df-denoiser')?.textContent;
}

/** How values of an image are shown, without the alpha. */
function shownAs(values: ArrayLike<number>): number[] {
  return Array.from(new Uint8ClampedArray(Array.from(values, (value) => 127.5 * (value + 1))));
}

function coloursOf(canvas: HTMLCanvasElement | undefined): number[] {
  return [...pixelsOf(canvas as HTMLCanvasElement)].filter((_, index) => index % 4 !== 3);
}

/** The largest difference of two lists. */
function apart(left: readonly number[], right: readonly number[]): number {
  expect(left.length).toBe(right.length);
  return left.reduce((most, value, index) => Math.max(most, Math.abs(value - (right[index] as number))), 0);
}

describe('the Gaussian prior', () => {
  it('predicts x0 in X0Reconstruction as gaussianDenoiser does', async () => {
    const source = randomImage();
    const thousand = createSchedule();
    const { a, sigma } = forwardJumpCoefficients(thousand, 200);
    const clean = valuesOf(source);
    const xt = blend([a, clean], [sigma, gaussianNoise(clean.length, { seed: 3 })]);
    const predicted = await gaussianDenoiser(thousand).predict(
      tensor(Float32Array.from(xt), [source.height, source.width, 3]),
      200,
    );
    const { figure } = await showReady(<X0Reconstruction image={source} t={200} seed={3} denoiser="gaussian" />);
    expect(apart(coloursOf(canvasesOf(figure)[1]), shownAs(await predicted.data()))).toBeLessThanOrEqual(1);
    expect(lineOf(figure)).toMatch(/^Denoiser: a Gaussian prior/);
  });

  it.each<[Sampler, Process]>([
    [{ kind: 'ddim', eta: 0 }, schedule],
    [{ kind: 'ddpm', variance: 'posterior' }, schedule],
    [{ kind: 'ddim', eta: 0 }, gaussianPath({ kind: 'flow' })],
    [{ kind: 'ddpm', variance: 'beta' }, gaussianPath({ kind: 'zero-snr' })],
  ])('goes through the states of `sample` in ReverseChain, by %o', async (sampler, schedule) => {
    const states: number[][] = [];
    for await (const { state } of sample(gaussianDenoiser(schedule), {
      shape: [18, 24, 3],
      sampler,
      steps: 4,
      seed: 5,
    })) {
      states.push(shownAs(await state.data()));
      state.dispose();
    }
    const chain = { image, schedule, seed: 5, sampler, steps: 4, states: 4 };
    const { figure } = await showReady(<ReverseChain {...chain} denoiser="gaussian" />);
    const shown = canvasesOf(figure).map(coloursOf);
    expect(shown.length).toBe(5);
    for (const [index, colours] of shown.entries()) {
      expect(apart(colours, states[index] as number[])).toBeLessThanOrEqual(1);
    }
    expect(labelsOf(figure)[0]).toBe('x_T, noise alone');
    expect(figure.querySelector('figcaption')?.textContent).not.toContain('without a network');
  });

  it('starts from the noised image where it is told to, and then keeps it', async () => {
    const { figure } = await showReady(
      <ReverseChain image={image} schedule={schedule} denoiser="gaussian" from={10} states={2} />,
    );
    expect(labelsOf(figure)[0]).toBe('the noised image, where the chain begins, at t = 10');
    const end = coloursOf(canvasesOf(figure).at(-1));
    const mean = end.reduce((sum, value, index) => sum + Math.abs(value - (coloursOf2(image)[index] as number)), 0);
    expect(mean / end.length).toBeLessThan(25);
  });

  it('stands at the network’s place, and in the posterior mean', async () => {
    const diagram = await showReady(<NoisePredictorDiagram image={image} t={200} denoiser="gaussian" />);
    expect(labelsOf(diagram.figure)[1]).toBe('the output: the noise in x_t at t = 200 as the denoiser predicts it');
    expect(diagram.figure.textContent).not.toContain('the target of');
    const pixels = async (denoiser: 'oracle' | 'gaussian') => {
      const { figure, unmount } = await showReady(<MeanComparison image={image} t={200} denoiser={denoiser} />);
      const [xt, mean] = canvasesOf(figure).map(coloursOf);
      unmount();
      return [xt, mean] as number[][];
    };
    const [oracle, gaussian] = [await pixels('oracle'), await pixels('gaussian')];
    expect(gaussian[0]).toEqual(oracle[0]);
    expect(gaussian[1]).not.toEqual(oracle[1]);
  });
});

describe('the oracle', () => {
  it.each([
    ['X0Reconstruction', <X0Reconstruction key="" image={image} />],
    ['MeanComparison', <MeanComparison key="" image={image} />],
    ['ReverseChain', <ReverseChain key="" image={image} caption="Mine." />],
    ['a player of it', <ReverseChain key="" image={image} player caption={null} />],
    ['NoisePredictorDiagram', <NoisePredictorDiagram key="" image={image} />],
  ])('is named in %s, whatever the caption, and nothing moves', async (_, element) => {
    const { figure } = show(element);
    const height = figure.offsetHeight;
    expect(lineOf(figure)).toBe('Denoiser: the oracle, which is given ε.');
    await waitForState(figure, 'ready');
    expect(Math.abs(figure.offsetHeight - height)).toBeLessThan(1);
  });

  it('is said to be misled where its ε is made wrong', async () => {
    const { figure } = await showReady(<X0Reconstruction image={image} epsilonError={0.2} />);
    expect(lineOf(figure)).toBe('Denoiser: the oracle, with an ε that is partly other noise.');
  });
});

function coloursOf2({ data }: ImageData): number[] {
  return [...data].filter((_, index) => index % 4 !== 3);
}

describe('NoisePrediction', () => {
  it('shows the same x_t and ε as NoiseTriptych, and no error by the oracle', async () => {
    const triptych = await showReady(<NoiseTriptych image={image} t={300} />);
    const [, xt, epsilon] = canvasesOf(triptych.figure).map(coloursOf);
    triptych.unmount();
    const { figure } = await showReady(<NoisePrediction image={image} t={300} denoiser="oracle" />);
    const shown = canvasesOf(figure).map(coloursOf);
    expect(shown.slice(0, 3)).toEqual([xt, epsilon, epsilon]);
    expect(new Set(shown[4])).toEqual(new Set([128]));
    expect(lineOf(figure)).toBe('Denoiser: the oracle, which is given ε.');
  });

  it('says the peak signal-to-noise ratio of x̂0', async () => {
    const { figure } = await showReady(<NoisePrediction image={image} denoiser={grey()} t={50} />);
    const squares = coloursOf2(image).reduce((sum, value) => sum + (value / 127.5 - 1) ** 2, 0);
    const psnr = 10 * Math.log10((4 * coloursOf2(image).length) / squares);
    expect(labelsOf(figure)[3]).toBe(`x0 as predicted at t = 50, PSNR ${psnr.toFixed(1)} dB`);
    expect(figure.textContent).toContain(`PSNR ${psnr.toFixed(1)} dB`);
  });

  it('finds most of the noise in a photograph', async () => {
    const { figure } = await showReady(<NoisePrediction t={200} />);
    const decibels = Number(/PSNR ([\d.]+)/.exec(figure.textContent ?? '')?.[1]);
    expect(decibels).toBeGreaterThan(20);
  });
});

describe('a denoiser of the page', () => {
  it('is named by its label, and brings its schedule', async () => {
    const named = denoiserBy((xt) => tensor(new Float32Array(xt.size), xt.shape), 'all grey');
    const { figure, rerender } = await showReady(<X0Reconstruction image={image} denoiser={named} t={99} />);
    expect(lineOf(figure)).toBe('Denoiser: all grey.');
    expect(new Set(coloursOf(canvasesOf(figure)[1]))).toEqual(new Set([128]));
    rerender(<X0Reconstruction image={image} denoiser={named} t={100} />);
    expect(await messageOf(figure)).toContain('0 <= t < 100');
    rerender(<X0Reconstruction image={image} denoiser={named} schedule={{ timesteps: 50 }} t={9} />);
    expect(await messageOf(figure)).toMatch(/^invalid schedule: different from the denoiser's/);
  });

  it.each<[what: string, predict: (xt: Tensor) => unknown, message: RegExp]>([
    [
      'throws',
      () => {
        throw new Error('no weights');
      },
      /failed at t = 40: no weights/,
    ],
    ['rejects', () => Promise.reject(new Error('offline')), /failed at t = 40: offline/],
    ['gives another shape', () => tensor([1, 2]), /^invalid output of the denoiser at t = 40: shape \[2\]/],
    ['gives NaN', (xt) => tensor(new Float32Array(xt.size).fill(Number.NaN), xt.shape), /NaN at index 0/],
    ['gives nothing', () => undefined, /^invalid output of the denoiser at t = 40/],
  ])('that %s: its message stands in the frame, and another one recovers', async (_, predict, message) => {
    const figureWith = (denoiser: Denoiser) => <NoisePrediction image={image} denoiser={denoiser} t={40} />;
    const { figure, rerender } = await showReady(figureWith(grey()));
    const before = coloursOf(canvasesOf(figure)[0]);
    rerender(figureWith(denoiserBy(predict)));
    expect(await messageOf(figure)).toMatch(message);
    expect(coloursOf(canvasesOf(figure)[0])).toEqual(before);
    rerender(figureWith(grey()));
    await waitForState(figure, 'ready');
  });

  it('that never answers leaves the page and its other figures alive', async () => {
    const silent = show(<ReverseChain image={image} denoiser={denoiserBy(() => new Promise(() => {}))} />);
    const other = await showReady(<NoiseTriptych image={image} />);
    expect(silent.figure.dataset['state']).toBe('pending');
    silent.unmount();
    other.rerender(<NoiseTriptych image={image} t={300} />);
    await waitForState(other.figure, 'ready');
  });

  it.each([5, 'unet', null, [], { predict: () => {} }])('that is %j is refused', async (wrong) => {
    const { figure } = show(<X0Reconstruction image={image} denoiser={wrong as 'gaussian'} />);
    expect(await messageOf(figure)).toMatch(/^invalid (denoiser|predicts)/);
  });

  it('is asked for no chain that begins outside the schedule', async () => {
    const { figure, rerender } = show(<ReverseChain image={image} denoiser="gaussian" from={1000} />);
    expect(await messageOf(figure)).toMatch(/^invalid from: 1000/);
    rerender(<ReverseChain image={image} from={10} />);
    expect(await messageOf(figure)).toMatch(/^invalid from: 10; expected none/);
  });
});
