import { type ComponentType, createRef, StrictMode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { ImageFigureProps } from '../../src/figure/sharedProps.js';
import * as library from '../../src/index.js';
import { few } from '../support/exhaustive.js';
import {
  canvasesOf,
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

/** Every figure of images, and whether its pixels depend on the seed. */
const figures: [name: string, Figure: ComponentType<ImageFigureProps>, drawn: boolean][] = [
  ['forward-grid', library.ForwardGrid, true],
  ['noise-triptych', library.NoiseTriptych, true],
  ['x0-reconstruction', library.X0Reconstruction, true],
  ['mean-comparison', library.MeanComparison, true],
  ['reverse-chain', library.ReverseChain, true],
  ['chain-diagram', library.ChainDiagram, true],
  ['noise-predictor-diagram', library.NoisePredictorDiagram, true],
  ['source-image', library.SourceImage, false],
];

const isUsual = ([name]: (typeof figures)[number]) => ['noise-triptych', 'reverse-chain'].includes(name);

describe.each(few(figures, isUsual))('%s', (name, Figure, drawn) => {
  it('goes from pending to ready, and is painted when it says so', async () => {
    const states: string[] = [];
    const { figure } = show(<Figure image={image} onReady={() => states.push(`ready ${pixelHash(figure)}`)} />);
    expect(figure.dataset).toMatchObject({ figure: name, state: 'pending' });
    expect(figure.getAttribute('aria-busy')).toBe('true');
    await waitForState(figure, 'ready');
    expect(figure.getAttribute('aria-busy')).toBe('false');
    await settle();
    expect(states).toEqual([`ready ${pixelHash(figure)}`]);
    for (const canvas of canvasesOf(figure)) {
      expect([canvas.width, canvas.height]).toEqual([24, 18]);
      expect(new Set(pixelsOf(canvas)).size).toBeGreaterThan(3);
    }
  });

  it('fits its defaults to a short schedule', async () => {
    await showReady(<Figure image={image} schedule={{ timesteps: 2 }} />);
  });

  it('names the wrong schedule first', async () => {
    const wrong = { t: 1500, schedule: { timesteps: 2000, betaStart: 5 } };
    const { figure } = show(<Figure image={image} {...wrong} />);
    expect(await messageOf(figure)).toMatch(/^invalid betaStart: 5/);
  });

  it('passes on what a figure element takes', async () => {
    const ref = createRef<HTMLElement>();
    const clicked = vi.fn();
    const style = { maxWidth: 321 };
    const { figure } = show(
      <Figure image={image} ref={ref} id="mine" className="wide" style={style} lang="la" onClick={clicked} />,
    );
    expect(ref.current).toBe(figure);
    expect(figure).toMatchObject({ id: 'mine', lang: 'la' });
    expect([...figure.classList]).toEqual(expect.arrayContaining(['df-figure', 'wide']));
    expect(figure.style.maxWidth).toBe('321px');
    figure.click();
    expect(clicked).toHaveBeenCalledOnce();
  });

  it('has the caption that it is given, and none for null', () => {
    const { figure, rerender } = show(<Figure image={image} caption={<em>Look!</em>} />);
    expect(figure.querySelector('figcaption')?.innerHTML).toContain('<em>Look!</em>');
    rerender(<Figure image={image} caption={null} />);
    expect(figure.querySelector('figcaption')).toBeNull();
  });

  it('draws the same pixels for the same seed', async () => {
    const first = await readyPixels(<Figure image={image} />);
    expect(await readyPixels(<Figure image={image} seed={0} />)).toBe(first);
    const inStrictMode = <StrictMode children={<Figure image={image} />} />;
    expect(await readyPixels(inStrictMode)).toBe(first);
  });

  if (drawn) {
    it('draws other pixels for another seed or schedule', async () => {
      const first = await readyPixels(<Figure image={image} />);
      expect(await readyPixels(<Figure image={image} seed={1} />)).not.toBe(first);
      expect(await readyPixels(<Figure image={image} schedule={{ kind: 'cosine' }} />)).not.toBe(first);
    });
  }

  it('shows why an image could not be loaded, and recovers with another', async () => {
    const onError = vi.fn();
    const { figure, rerender } = show(<Figure image="/no/such/image.png" onError={onError} />);
    expect(await messageOf(figure)).toMatch(/^image "\/no\/such\/image.png" /);
    await vi.waitFor(() => expect(onError).toHaveBeenCalledOnce());
    rerender(<Figure image={image} onError={onError} />);
    await waitForState(figure, 'ready');
  });
});
