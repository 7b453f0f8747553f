import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ForwardGrid, MeanComparison, NoisePrediction, ReverseChain, X0Reconstruction } from '../../src/index.js';
import {
  canvasesOf,
  labelsOf,
  messageOf,
  pixelHash,
  pixelsOf,
  showReady,
  smallImage,
  waitForState,
} from '../support/figures.js';

const image = smallImage();
const isBlack = (canvas: HTMLCanvasElement | undefined) =>
  [...pixelsOf(canvas as HTMLCanvasElement)].every((byte, index) => byte === (index % 4 === 3 ? 255 : 0));

describe('differences', () => {
  it('are shown and taken away by a button, which says so', async () => {
    const { figure } = await showReady(<ForwardGrid kind="step" image={image} rows={2} difference="offered" />);
    const [before, labels] = [pixelHash(figure), labelsOf(figure)];
    const { height } = figure.getBoundingClientRect();
    const button = figure.querySelector('.df-difference-toggle') as HTMLButtonElement;
    expect(button).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(button);
    await vi.waitFor(() => expect(pixelHash(figure)).not.toBe(before));
    await waitForState(figure, 'ready');
    expect(button).toHaveAttribute('aria-pressed', 'true');
    expect(labelsOf(figure)[1]).toBe(
      'sample 1 of x_t at t = 0, as 9 times its absolute difference from the mean in its row',
    );
    expect(labelsOf(figure)[0]).toBe(labels[0]);
    expect(figure.querySelector('.df-difference-note')).toBeVisible();
    expect(figure.getBoundingClientRect().height).toBe(height);
    button.focus();
    await userEvent.keyboard(' ');
    await vi.waitFor(() => expect(pixelHash(figure)).toBe(before));
    expect(labelsOf(figure)).toEqual(labels);
  });

  it('of a prediction are from the noise and from the image, as the figure says', async () => {
    const { figure } = await showReady(<NoisePrediction image={image} t={300} difference="shown" />);
    expect(labelsOf(figure).map((label) => /from (.*)$/.exec(label ?? '')?.[1])).toEqual([
      ...[undefined, undefined],
      ...['the noise ε', 'the image x0, PSNR'].map((end) => expect.stringMatching(new RegExp(`^${end}`))),
      undefined,
    ]);
    expect(figure.querySelector('.df-difference-note')?.textContent).toContain('b is the noise ε or the image x0.');
    expect(canvasesOf(figure).map(isBlack)).toEqual([false, false, false, false, false]);
  });

  it('are not offered where no panel has anything to differ from', async () => {
    const { figure } = await showReady(
      <ReverseChain image={image} denoiser="gaussian" steps={2} difference="offered" />,
    );
    expect(figure.querySelector('.df-difference-toggle')).toBeNull();
  });

  it('are black at the clean end of a chain, and nowhere else', async () => {
    const { figure } = await showReady(<ReverseChain image={image} difference="shown" />);
    expect(canvasesOf(figure).map(isBlack)).toEqual([false, false, false, false, false, true]);
  });

  it('are those of the means from the image', async () => {
    const { figure } = await showReady(<MeanComparison image={image} t={1} difference="shown" />);
    const forward = await showReady(<ForwardGrid image={image} rows={1} samples={1} />);
    const mean = pixelsOf(canvasesOf(forward.figure)[0] as HTMLCanvasElement);
    const differences = pixelsOf(canvasesOf(figure)[2] as HTMLCanvasElement);
    image.data.forEach((byte, index) => {
      if (index % 4 === 3) return;
      // Painted bytes are rounded, and nine times that is seen.
      expect(Math.abs((differences[index] as number) - 9 * Math.abs((mean[index] as number) - byte))).toBeLessThan(5);
    });
  });

  it('of a prediction from the true noise are black, from a wrong one not', async () => {
    const { figure, rerender } = await showReady(<X0Reconstruction image={image} difference="shown" />);
    expect(isBlack(canvasesOf(figure)[1])).toBe(true);
    rerender(<X0Reconstruction image={image} difference="shown" epsilonError={0.3} />);
    await vi.waitFor(() => expect(isBlack(canvasesOf(figure)[1])).toBe(false));
  });

  it('are told under the loupe', async () => {
    const { figure } = await showReady(<MeanComparison image={image} difference="shown" />);
    await vi.waitFor(() => expect(canvasesOf(figure)[0]?.parentElement?.tabIndex).toBe(0));
    await userEvent.click(canvasesOf(figure)[1] as Element);
    await vi.waitFor(() => expect(figure.querySelector('.df-loupe-line')).not.toBeNull());
    expect(figure.querySelector('.df-loupe-line')?.textContent).toMatch(/^R 9 · \|.* − .*\| = \d\.\d\d/);
  });

  it('are refused by another name', async () => {
    const { figure, rerender } = await showReady(<MeanComparison image={image} />);
    rerender(<MeanComparison image={image} difference={'yes' as 'shown'} />);
    expect(await messageOf(figure)).toBe(`invalid difference: "yes"; expected 'offered' or 'shown'`);
  });
});
