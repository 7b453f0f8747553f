import { describe, expect, it, vi } from 'vitest';
import { gaussianPath } from '../../src/core/index.js';
import { DiffusionProvider, NoiseTriptych, X0Reconstruction } from '../../src/index.js';
import {
  canvasesOf,
  labelsOf,
  pixelHash,
  pixelsOf,
  readyPixels,
  settle,
  showReady,
  smallImage,
  waitForState,
} from '../support/figures.js';

const image = smallImage();

describe.each([
  ['NoiseTriptych', NoiseTriptych],
  ['X0Reconstruction', X0Reconstruction],
])('%s', (_name, Figure) => {
  it('shows t = 50 where none is given', async () => {
    expect(await readyPixels(<Figure image={image} />)).toBe(await readyPixels(<Figure image={image} t={50} />));
  });

  it('names its t in the label of x_t', async () => {
    const { figure } = await showReady(<Figure image={image} t={7} />);
    expect(labelsOf(figure).some((label) => label.startsWith('x_t at t = 7'))).toBe(true);
  });

  it('keeps the pixels of the last t until those of the next are painted', async () => {
    const { figure, rerender } = await showReady(<Figure image={image} t={10} />);
    const [canvases, before] = [canvasesOf(figure), pixelHash(figure)];
    rerender(<Figure image={image} t={900} />);
    expect(figure.dataset['state']).toBe('pending');
    expect(canvasesOf(figure)).toEqual(canvases);
    expect(pixelHash(figure)).toBe(before);
    await waitForState(figure, 'ready');
    expect(pixelHash(figure)).not.toBe(before);
  });

  it('ends with the last t when it is scrubbed, whatever the pace', async () => {
    const onReady = vi.fn();
    const { figure, rerender } = await showReady(<Figure image={image} t={0} onReady={onReady} />);
    const height = figure.getBoundingClientRect().height;
    for (let t = 1; t <= 200; t++) {
      rerender(<Figure image={image} t={t} onReady={onReady} />);
      if (t % 7 === 0) await new Promise((resolve) => setTimeout(resolve, t % 3));
      expect(figure.getBoundingClientRect().height).toBe(height);
    }
    await waitForState(figure, 'ready');
    await settle();
    const scrubbed = pixelHash(figure);
    expect(scrubbed).toBe(await readyPixels(<Figure image={image} t={200} />));
    expect(onReady.mock.calls.length).toBeLessThanOrEqual(201);
  });
});

it('shows noise that does not depend on t', async () => {
  const noise = async (t: number) => {
    const { figure, unmount } = await showReady(<NoiseTriptych image={image} t={t} />);
    const pixels = pixelsOf(canvasesOf(figure)[2] as HTMLCanvasElement);
    unmount();
    return pixels;
  };
  expect(await noise(10)).toEqual(await noise(700));
});

it('does not paint again when it is rendered again with a schedule that says the same', async () => {
  const onReady = vi.fn();
  const element = () => (
    <NoiseTriptych
      image={image}
      schedule={{ kind: 'cosine', timesteps: 500 }}
      onReady={onReady}
      style={{ margin: 0 }}
    />
  );
  const { figure, rerender } = await showReady(element());
  const painted = vi.spyOn(CanvasRenderingContext2D.prototype, 'putImageData');
  for (let i = 0; i < 20; i++) {
    rerender(element());
    expect(figure.dataset['state']).toBe('ready');
    await settle(1);
  }
  await vi.waitFor(() => expect(onReady).toHaveBeenCalledOnce());
  expect(painted).not.toHaveBeenCalled();
  painted.mockRestore();
});

it('repaints only the panel that t changes, and all of them for another image', async () => {
  const { figure, rerender } = await showReady(<NoiseTriptych image={image} t={10} />);
  const canvases = canvasesOf(figure);
  const painted = vi.spyOn(CanvasRenderingContext2D.prototype, 'putImageData');
  const contexts = () => painted.mock.contexts as CanvasRenderingContext2D[];
  const repainted = () => canvases.map((shown) => contexts().filter(({ canvas }) => canvas === shown).length);

  rerender(<NoiseTriptych image={image} t={500} />);
  await waitForState(figure, 'ready');
  expect(repainted()).toEqual([0, 1, 0]);
  expect(pixelHash(figure)).toBe(await readyPixels(<NoiseTriptych image={image} t={500} />));

  painted.mockClear();
  rerender(<NoiseTriptych image={smallImage(30, 20)} t={500} />);
  await waitForState(figure, 'pending');
  await waitForState(figure, 'ready');
  expect(repainted()).toEqual([1, 1, 1]);
  painted.mockRestore();
});

describe('on a path', () => {
  const flow = gaussianPath({ kind: 'flow' });

  it('shows α·x_0 + σ·ε at a time, and the symbols of a path', async () => {
    const { figure } = await showReady(<NoiseTriptych image={image} schedule={flow} t={0.35} formula />);
    expect(labelsOf(figure)[1]).toBe('x_t at t = 0.35');
    const [x0, xt, epsilon] = canvasesOf(figure).map(pixelsOf) as [
      Uint8ClampedArray,
      Uint8ClampedArray,
      Uint8ClampedArray,
    ];
    const value = (pixels: Uint8ClampedArray, index: number) => (2 * (pixels[index] as number)) / 255 - 1;
    const inside = [...x0.keys()].filter((index) => index % 4 < 3 && Math.abs(value(epsilon, index)) < 0.98);
    const off = inside.map((index) =>
      Math.abs(0.65 * value(x0, index) + 0.35 * value(epsilon, index) - value(xt, index)),
    );
    expect(Math.max(...off)).toBeLessThan(3 / 255);
    const formula = figure.querySelector('.df-formula') as HTMLElement;
    await vi.waitFor(() => expect(formula.textContent).toContain('σ'));
    expect(formula.textContent).toContain('0.65');
  });

  it('follows the page’s t, a thousandth of the way for each step', async () => {
    const { figure } = await showReady(
      <DiffusionProvider t={200} schedule={gaussianPath({ kind: 'vp-linear' })}>
        <NoiseTriptych image={image} />
      </DiffusionProvider>,
    );
    expect(labelsOf(figure)[1]).toBe('x_t at t = 0.2');
  });

  it('divides an x_t that no screen shows, and says so', async () => {
    const edm = gaussianPath({ kind: 'edm' });
    const { figure } = await showReady(<NoiseTriptych image={image} schedule={edm} t={40} />);
    expect(labelsOf(figure)[1]).toBe('x_t at t = 40, divided by 40.0');
    const [, xt, epsilon] = canvasesOf(figure).map(pixelsOf) as Uint8ClampedArray[];
    const off = (xt as Uint8ClampedArray).map((level, index) => Math.abs(level - (epsilon?.[index] ?? 0)));
    expect(Math.max(...off)).toBeLessThan(6);
  });
});
