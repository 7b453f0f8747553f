import { describe, expect, it, vi } from 'vitest';
import { NoiseTriptych, X0Reconstruction } from '../../src/index.js';
import {
  canvasesOf,
  expectMessageBelow,
  labelsOf,
  messageOf,
  pixelHash,
  pixelsOf,
  readyPixels,
  settle,
  show,
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

  it.each([-1, 1.5, 1000, Number.NaN])('refuses t = %d, keeps its pixels, and recovers', async (t) => {
    const { figure, rerender } = await showReady(<Figure image={image} />);
    const [before, labels] = [pixelHash(figure), labelsOf(figure)];
    rerender(<Figure image={image} t={t} />);
    expect(await messageOf(figure)).toBe(`invalid t: ${t}; expected an integer in 0 <= t < 1000`);
    expect([pixelHash(figure), labelsOf(figure)]).toEqual([before, labels]);
    rerender(<Figure image={image} t={0} />);
    await waitForState(figure, 'ready');
    expect(pixelHash(figure)).not.toBe(before);
  });

  it('can be read where t is wrong from the start', async () => {
    const { figure } = show(<Figure image={image} t={-1} />);
    await messageOf(figure);
    expect(labelsOf(figure)).toEqual(new Array(3).fill('no image'));
    expectMessageBelow(figure);
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
  expect(onReady).toHaveBeenCalledOnce();
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
