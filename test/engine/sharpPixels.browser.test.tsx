import { cleanup, render } from '@testing-library/react';
import { useEffect, useRef } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { watchSharpPixels } from '../../src/engine/sharpPixels.js';

afterEach(cleanup);
afterEach(() => vi.restoreAllMocks());

interface CanvasesProps {
  count: number;
  /** Pixels of the page that each takes, across and down. */
  side?: number;
  /** How large the page shows all of it, as reveal.js does a slide. */
  transform?: string;
}

function Canvases({ count, side = 100, transform }: CanvasesProps) {
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => watchSharpPixels(container.current as HTMLElement), []);
  return (
    <div ref={container} style={{ transform }}>
      {Array.from({ length: count }, (_, index) => (
        <canvas key={index} width={100} height={100} style={{ width: side, height: side }} />
      ))}
    </div>
  );
}

function show(props: CanvasesProps) {
  const { container, rerender } = render(<Canvases {...props} />);
  const canvases = () => [...container.querySelectorAll('canvas')];
  return {
    canvases,
    change: (changed: CanvasesProps) => rerender(<Canvases {...changed} />),
    becomes: (sharp: boolean[]) =>
      vi.waitFor(() => expect(canvases().map((canvas) => canvas.hasAttribute('data-sharp'))).toEqual(sharp)),
  };
}

function resize(canvas: HTMLCanvasElement | undefined, width: number, height: number): void {
  if (canvas) Object.assign(canvas, { width, height });
}

describe('a canvas', () => {
  it('is marked where a transform shows its pixels twice as large', async () => {
    const { becomes, change } = show({ count: 1, transform: 'scale(1.75)' });
    await becomes([false]);
    change({ count: 2, transform: 'scale(2)' });
    await becomes([true, true]);
  });

  it('is marked where it shows its pixels twice as large or larger, both ways', async () => {
    const { canvases, becomes } = show({ count: 4 });
    const [exact, less, wide] = canvases();
    resize(exact, 50, 50);
    resize(less, 51, 50);
    resize(wide, 100, 10); // fitted into its box, it is as wide as that
    await becomes([true, false, false, false]);
    resize(exact, 100, 100);
    await becomes([false, false, false, false]);
  });

  it('is marked when it comes, or its box grows', async () => {
    const { change, becomes } = show({ count: 1 });
    await becomes([false]);
    change({ count: 1, side: 200 });
    await becomes([true]);
    change({ count: 2, side: 200 });
    await becomes([true, true]);
  });
});

it('measures once a frame, however many canvases change', async () => {
  const count = 50;
  const { canvases, becomes } = show({ count });
  await becomes(new Array(count).fill(false));
  const measured = vi.spyOn(Element.prototype, 'clientWidth', 'get');
  let frames = 0;
  const countFrame = () => {
    frames += 1;
    requestAnimationFrame(countFrame);
  };
  requestAnimationFrame(countFrame);
  for (const canvas of canvases()) {
    resize(canvas, 20, 20);
    await Promise.resolve();
  }
  await becomes(new Array(count).fill(true));
  expect(measured.mock.calls.length).toBeLessThanOrEqual(count * (frames + 1));
});

it('measures nothing when another picture changes its size, as the roots of a formula do with t', async () => {
  const { canvases, becomes } = show({ count: 1 });
  const [canvas] = canvases();
  const root = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  canvas?.after(root);
  const twoFrames = () => new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame));
  await twoFrames();
  const measured = vi.spyOn(Element.prototype, 'clientWidth', 'get');
  root.setAttribute('width', '20');
  await twoFrames();
  expect(measured).not.toHaveBeenCalled();
  resize(canvas, 20, 20);
  await becomes([true]);
  root.remove();
});
