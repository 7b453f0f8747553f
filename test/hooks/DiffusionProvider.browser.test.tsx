import { memory } from '@tensorflow/tfjs-core';
import { render } from '@testing-library/react';
import { StrictMode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { DiffusionProvider, ForwardGrid, MeanComparison, NoiseTriptych, SourceImage } from '../../src/index.js';
import {
  canvasesOf,
  figureIn,
  messageOf,
  pixelHash,
  pixelsOf,
  readyPixels,
  settle,
  show,
  showReady,
  smallPicture,
  waitForState,
} from '../support/figures.js';
import { fileOf } from '../support/images.js';

const image = smallPicture();

describe('figures inside a provider', () => {
  it('draw with its options, and their own win', async () => {
    const inside = await showReady(
      <DiffusionProvider image={image} seed={5} schedule={{ kind: 'cosine' }}>
        <NoiseTriptych />
      </DiffusionProvider>,
    );
    expect(pixelHash(inside.figure)).toBe(
      await readyPixels(<NoiseTriptych image={image} seed={5} schedule={{ kind: 'cosine' }} />),
    );
    inside.rerender(
      <DiffusionProvider image={image} seed={5} schedule={{ kind: 'cosine' }}>
        <NoiseTriptych seed={0} schedule={{ kind: 'linear' }} />
      </DiffusionProvider>,
    );
    await waitForState(inside.figure, 'ready');
    expect(pixelHash(inside.figure)).toBe(await readyPixels(<NoiseTriptych image={image} />));
  });

  it('fetch and decode a picture once for all', async () => {
    const address = URL.createObjectURL(await fileOf(image));
    const [fetched, decoded] = [vi.spyOn(globalThis, 'fetch'), vi.spyOn(globalThis, 'createImageBitmap')];
    const { container } = render(
      <StrictMode>
        <DiffusionProvider image={address}>
          <SourceImage />
          <NoiseTriptych />
          <MeanComparison seed={3} />
          <NoiseTriptych schedule={{ kind: 'cosine' }} />
        </DiffusionProvider>
      </StrictMode>,
    );
    for (const figure of container.querySelectorAll('figure')) {
      figure.scrollIntoView();
      await waitForState(figure, 'ready');
    }
    expect([fetched.mock.calls.length, decoded.mock.calls.length]).toEqual([1, 1]);
    expect(pixelsOf(canvasesOf(figureIn(container))[0] as HTMLCanvasElement)).toEqual(image.data);
    fetched.mockRestore();
    decoded.mockRestore();
  });

  it('share its error', async () => {
    const { container } = render(
      <DiffusionProvider seed={Number.NaN}>
        <SourceImage />
        <NoiseTriptych />
      </DiffusionProvider>,
    );
    for (const figure of container.querySelectorAll('figure')) {
      expect(await messageOf(figure)).toBe('invalid seed: NaN; expected a finite number');
    }
  });
});

describe('a page', () => {
  it('holds no tensor after its figures are gone, strict mode or not', async () => {
    await settle();
    const before = memory().numTensors;
    const { figure, unmount } = show(
      <StrictMode>
        <ForwardGrid image={image} rows={2} kind="step" />
        <MeanComparison image={image} />
      </StrictMode>,
    );
    await waitForState(figure, 'ready');
    await settle();
    expect(memory().numTensors).toBe(before + 1);
    unmount();
    await settle();
    expect(memory().numTensors).toBe(before);
  });

  it('holds no tensor after a figure that left while it was loading or drawing', async () => {
    await settle();
    const before = memory().numTensors;
    for (const delay of [0, 1, 3, 8, 20, 40]) {
      const { unmount } = show(<ForwardGrid image={smallPicture(200, 150)} kind="step" />);
      await new Promise((resolve) => setTimeout(resolve, delay));
      unmount();
    }
    await vi.waitFor(() => expect(memory().numTensors).toBe(before), { timeout: 5000 });
  });

  it('does no work for a figure until a reader comes near it', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const address = URL.createObjectURL(await fileOf(image));
    const { figure } = show(<SourceImage image={address} style={{ marginTop: 5000 }} />);
    await settle(10);
    expect(figure.dataset['state']).toBe('pending');
    expect(fetched).not.toHaveBeenCalled();
    figure.scrollIntoView();
    await waitForState(figure, 'ready');
    expect(fetched).toHaveBeenCalledOnce();
    fetched.mockRestore();
  });

  it('can be scrolled away again without a figure being painted anew', async () => {
    const onReady = vi.fn();
    const { figure, container } = await showReady(<SourceImage image={image} onReady={onReady} />);
    container.style.paddingTop = '4000px';
    await settle(10);
    container.style.paddingTop = '0';
    await settle(10);
    expect(figure.dataset['state']).toBe('ready');
    expect(onReady).toHaveBeenCalledOnce();
  });
});
