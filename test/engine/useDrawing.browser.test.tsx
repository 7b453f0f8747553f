import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import {
  copyRegisteredKernels,
  engine,
  getBackend,
  memory,
  registerBackend,
  removeBackend,
  setBackend,
} from '@tensorflow/tfjs-core';
import { act, cleanup, fireEvent, render } from '@testing-library/react';
import { Profiler } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  DiffusionProvider,
  ForwardGrid,
  MeanComparison,
  NoiseTriptych,
  ReverseChain,
  useTimestep,
  X0Reconstruction,
} from '../../src/index.js';
import { expectWithin } from '../support/close.js';
import {
  canvasesOf,
  distancesOf,
  figureIn,
  pixelHash,
  pixelsOf,
  readyPixels,
  settle,
  show,
  showReady,
  smallImage,
  waitForState,
} from '../support/figures.js';
import { PATIENCE_MILLISECONDS } from '../support/patience.js';

afterEach(() => vi.restoreAllMocks());

const image = smallImage();
const large = smallImage(512, 384);

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The canvases that are painted from now on, in order. */
function watchPainting(): HTMLCanvasElement[] {
  const painted: HTMLCanvasElement[] = [];
  const { putImageData } = CanvasRenderingContext2D.prototype;
  vi.spyOn(CanvasRenderingContext2D.prototype, 'putImageData').mockImplementation(function (
    this: CanvasRenderingContext2D,
    ...args: unknown[]
  ) {
    painted.push(this.canvas);
    putImageData.apply(this, args as Parameters<typeof putImageData>);
  });
  return painted;
}

/** What a browser does that takes the memory of a canvas away. */
function loseContext(canvas: HTMLCanvasElement): void {
  act(() => canvas.dispatchEvent(new Event('contextlost')));
  canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
}

function restoreContext(canvas: HTMLCanvasElement): void {
  act(() => canvas.dispatchEvent(new Event('contextrestored')));
}

describe('a canvas that loses its context', () => {
  it('is painted again when it has one again, alone', async () => {
    const { figure } = await showReady(<NoiseTriptych image={image} />);
    const [before, canvases] = [pixelHash(figure), canvasesOf(figure)];
    const painted = watchPainting();
    const lost = canvases[1] as HTMLCanvasElement;
    loseContext(lost);
    expect(figure.dataset['state']).toBe('pending');
    expect(pixelHash(figure)).not.toBe(before);
    restoreContext(lost);
    await waitForState(figure, 'ready');
    expect(painted).toEqual([lost]);
    expect(canvasesOf(figure)).toEqual(canvases);
    expect(pixelHash(figure)).toBe(before);
  });

  it('is one of several: the figure is ready when all are painted', async () => {
    const ready: string[] = [];
    const { figure } = await showReady(
      <X0Reconstruction
        image={large}
        resolution={512}
        onReady={() => ready.push(pixelHash(figureIn(document.body)))}
      />,
    );
    const [before, distances] = [pixelHash(figure), distancesOf(figure)];
    for (const canvas of canvasesOf(figure)) loseContext(canvas);
    for (const canvas of canvasesOf(figure)) restoreContext(canvas);
    expect(figure.dataset['state']).toBe('pending');
    await waitForState(figure, 'ready');
    await settle();
    expect(ready).toEqual([before, before]);
    expect(distancesOf(figure)).toEqual(distances);
  });

  it('shows the newest t where that changed in the meantime', async () => {
    const { figure, rerender } = await showReady(<NoiseTriptych image={image} t={100} />);
    const lost = canvasesOf(figure)[1] as HTMLCanvasElement;
    loseContext(lost);
    rerender(<NoiseTriptych image={image} t={200} />);
    await settle(10);
    lost.getContext('2d')?.clearRect(0, 0, lost.width, lost.height); // what is painted without a context goes nowhere
    restoreContext(lost);
    expect(figure.dataset['state']).toBe('pending');
    await waitForState(figure, 'ready');
    expect(pixelHash(figure)).toBe(await readyPixels(<NoiseTriptych image={image} t={200} />));
  });

  it('is painted in the end where it was lost before the first panel', async () => {
    const { figure } = show(<ForwardGrid image={image} />);
    const lost = canvasesOf(figure)[0] as HTMLCanvasElement;
    loseContext(lost);
    restoreContext(lost);
    await waitForState(figure, 'ready');
    expect(pixelHash(figure)).toBe(await readyPixels(<ForwardGrid image={image} />));
  });
});

describe('a change of t', () => {
  it('paints only what it changes, and leaves the ground of the canvases as it is', async () => {
    const { figure, rerender } = show(<NoiseTriptych image={image} t={100} />);
    const ground = () => canvasesOf(figure).map((canvas) => getComputedStyle(canvas).backgroundColor);
    const none = 'rgba(0, 0, 0, 0)';
    expect(ground()).not.toContain(none);
    await waitForState(figure, 'ready');
    expect(ground()).toEqual([none, none, none]);
    const painted = watchPainting();
    rerender(<NoiseTriptych image={image} t={200} />);
    expect(figure.dataset['state']).toBe('pending');
    expect(ground()).toEqual([none, none, none]);
    await waitForState(figure, 'ready');
    expect(ground()).toEqual([none, none, none]);
    expect(painted).toEqual([canvasesOf(figure)[1]]);
  });

  it('keeps the distances of before until there are new ones', async () => {
    const { figure, rerender } = await showReady(<X0Reconstruction image={image} t={100} />);
    const before = distancesOf(figure);
    rerender(<X0Reconstruction image={image} t={200} />);
    expect(distancesOf(figure)).toEqual(before);
    await waitForState(figure, 'ready');
    expect(distancesOf(figure)[0]).not.toBe(before[0]);
  });
});

describe('a page that resets tfjs', () => {
  it('goes on: a change of t repaints, and a new figure of the same image works', async () => {
    const { figure, rerender, unmount } = await showReady(<NoiseTriptych image={image} t={100} />);
    engine().reset();
    rerender(<NoiseTriptych image={image} t={200} />);
    await waitForState(figure, 'ready');
    const after = await readyPixels(<NoiseTriptych image={image} t={200} />);
    expect(pixelHash(figure)).toBe(after);
    unmount();
    await settle();
    expect(await readyPixels(<NoiseTriptych image={image} t={200} />)).toBe(after);
    await settle();
    expect(memory().numTensors).toBe(0);
  });

  it('may do so in the middle of the work', async () => {
    const chain = <ReverseChain image={smallImage(96, 72)} mode="stepwise" />;
    const expected = await readyPixels(chain);
    const { figure } = show(chain);
    await vi.waitFor(() => expect(canvasesOf(figure)[1]?.hasAttribute('data-painted')).toBe(true), { interval: 1 });
    expect(figure.dataset['state']).toBe('pending');
    engine().reset();
    await waitForState(figure, 'ready');
    expect(pixelHash(figure)).toBe(expected);
  });
});

/** More than obsolete work is given to finish. */
const READ_MILLISECONDS = 130;

/** Takes a while to come, and to hand out values, as a GPU does. */
class SlowBackend extends MathBackendCPU {
  override async read(dataId: Parameters<MathBackendCPU['read']>[0]) {
    await sleep(READ_MILLISECONDS);
    return super.read(dataId);
  }
}

describe('a page that changes the backend', () => {
  const registerSlow = (delay: number) => registerBackend('slow', () => sleep(delay).then(() => new SlowBackend()));

  beforeAll(() => copyRegisteredKernels('cpu', 'slow'));
  afterEach(async () => {
    cleanup();
    await setBackend('cpu');
    removeBackend('slow');
  });

  it('may do so while figures draw: they wait for it, and it stays', async () => {
    registerSlow(300);
    const expected = await showReady(<X0Reconstruction image={image} t={200} />);
    const [wanted, distances] = [canvasesOf(expected.figure).map(pixelsOf), distancesOf(expected.figure)];
    expected.unmount();
    const { figure, rerender } = await showReady(<X0Reconstruction image={image} t={100} />);
    const changing = setBackend('slow');
    const other = show(<X0Reconstruction image={smallImage()} t={200} />);
    rerender(<X0Reconstruction image={image} t={200} />);
    await settle();
    expect([figure.dataset['state'], other.figure.dataset['state']]).toEqual(['pending', 'pending']);
    expect(await changing).toBe(true);
    for (const drawn of [figure, other.figure]) {
      await waitForState(drawn, 'ready');
      for (const [index, canvas] of canvasesOf(drawn).entries()) expectWithin(pixelsOf(canvas), wanted[index] ?? [], 1);
      expect(distancesOf(drawn)).toEqual(distances);
    }
    expect(getBackend()).toBe('slow');
  });

  it('has the right pixels when t goes there and back while a panel is on its way', async () => {
    registerSlow(0);
    expect(await setBackend('slow')).toBe(true);
    const at = (t: number) => <NoiseTriptych image={image} t={t} />;
    const { figure, rerender } = await showReady(at(100));
    const before = pixelHash(figure);
    for (let pause = 0; pause < 150; pause += 25) {
      rerender(at(200));
      await sleep(pause);
      rerender(at(100));
      await waitForState(figure, 'ready');
      await sleep(150);
      expect([figure.dataset['state'], pixelHash(figure)]).toEqual(['ready', before]);
    }
  });
});

describe('several figures', () => {
  it('of long chains advance side by side', async () => {
    const large = smallImage(640, 480);
    const { container } = render(
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr' }}>
        <ReverseChain image={large} resolution={640} mode="stepwise" />
        <ReverseChain image={large} resolution={640} mode="stepwise" seed={1} />
      </div>,
    );
    const [first, second] = [...container.querySelectorAll('figure')] as [HTMLElement, HTMLElement];
    const paintedOf = (figure: HTMLElement) => figure.querySelectorAll('[data-painted]').length;
    // x_T is there at once; the next state is 200 steps away.
    await vi.waitFor(() => expect(paintedOf(second)).toBeGreaterThan(1), { interval: 10 });
    expect(first.dataset['state']).toBe('pending');
  });

  it('each have their turn under a moving t, however large they are', async () => {
    function Slider() {
      const [t, setT] = useTimestep();
      return <input data-testid="t" value={t} onChange={({ target }) => setT(Number(target.value))} />;
    }
    const large = smallImage(1200, 900);
    const { container, getByTestId } = render(
      <DiffusionProvider image={large} resolution={1200} defaultT={50}>
        <Slider />
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(4, 6rem)' }}>
          <NoiseTriptych />
          <X0Reconstruction />
          <MeanComparison />
          <MeanComparison seed={3} />
        </div>
      </DiffusionProvider>,
    );
    const figures = [...container.querySelectorAll('figure')];
    for (const figure of figures) await waitForState(figure, 'ready');
    const painted = watchPainting();
    const turns = () => figures.map((figure) => painted.filter((canvas) => figure.contains(canvas)).length);
    // A figure that starves does so however long t moves.
    for (let step = 0; Math.min(...turns()) < 3 && step < 1500; step++) {
      fireEvent.change(getByTestId('t'), { target: { value: 51 + (step % 900) } });
      await sleep(16);
    }
    expect(Math.min(...turns())).toBeGreaterThan(2);
    for (const figure of figures) await waitForState(figure, 'ready');
  });
});

describe('work that is obsolete', () => {
  it('ends soon, however large the figure is', async () => {
    const [rows, samples] = [20, 14];
    const grid = (seed: number) => (
      <ForwardGrid image={large} resolution={512} rows={rows} samples={samples} seed={seed} />
    );
    const { figure, rerender } = show(grid(0));
    const painted = watchPainting();
    await vi.waitFor(() => expect(painted.length).toBeGreaterThan(5), { timeout: PATIENCE_MILLISECONDS, interval: 1 });
    rerender(grid(1));
    await vi.waitFor(() => expect(figure.dataset['state']).toBe('ready'));
    const count = rows * (1 + samples);
    // Decoding paints on a canvas of its own.
    const panels = painted.filter((canvas) => canvas.isConnected);
    expect(new Set(panels).size).toBe(count);
    // Twice is what was painted for the first seed: what 100 ms are enough for.
    expect(panels.length).toBeLessThan(1.3 * count);
  });

  it('takes its progress with it', async () => {
    const chain = (seed: number) => <ReverseChain image={large} resolution={512} mode="stepwise" seed={seed} />;
    const { figure, rerender } = show(chain(0));
    const progress = () => figure.querySelector('progress');
    await vi.waitFor(() => expect(progress()?.value).toBeGreaterThan(0.6), { interval: 5 });
    const seen: number[] = [];
    const observer = new MutationObserver(() => {
      const bar = progress();
      if (bar?.hasAttribute('value')) seen.push(bar.value);
    });
    rerender(chain(1));
    expect(progress()?.hasAttribute('value')).toBe(false);
    // Each change counts: between two looks of a timer, a busy page may go from its start past 0.6.
    observer.observe(figure, { subtree: true, childList: true, attributes: true });
    await vi.waitFor(() => expect(seen.length).toBeGreaterThan(0));
    observer.disconnect();
    expect(seen[0]).toBeLessThan(0.6);
  });
});

describe('the progress of long work', () => {
  it('renders the figure a few times a second, not with every step', async () => {
    const renders: number[] = [];
    const { container } = render(
      <Profiler id="chain" onRender={() => renders.push(performance.now())}>
        <ReverseChain image={large} resolution={512} mode="stepwise" />
      </Profiler>,
    );
    const progress = () => container.querySelector('progress');
    await vi.waitFor(() => expect(progress()?.value).toBeGreaterThan(0), { interval: 5 });
    const [start, before] = [performance.now(), renders.length];
    await waitForState(figureIn(container), 'ready');
    // And a few when it is done.
    expect(renders.length - before).toBeLessThan((performance.now() - start) / 250 + 6);
  });
});
