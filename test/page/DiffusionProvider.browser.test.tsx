import { memory } from '@tensorflow/tfjs-core';
import { fireEvent, render } from '@testing-library/react';
import { Profiler, type ReactNode, StrictMode, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import {
  ChainDiagram,
  DiffusionProvider,
  type DiffusionProviderProps,
  Equation,
  ForwardGrid,
  ImagePicker,
  MeanComparison,
  NoisePredictorDiagram,
  NoiseTriptych,
  PlayControls,
  PosteriorMean,
  ReverseChain,
  ScheduleChart,
  SourceImage,
  TimestepSlider,
  useTimestep,
  X0Reconstruction,
} from '../../src/index.js';
import {
  canvasesOf,
  figureIn,
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
import { fileOf } from '../support/images.js';

const image = smallImage();

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

  it('fetch and decode an image once for all', async () => {
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

  it.each([
    [{ seed: Number.NaN }, 'invalid seed: NaN; expected a finite number'],
    [{ loading: 'never' }, `invalid loading: "never"; expected 'lazy' or 'eager'`],
  ])('share the error of %o', async (props, message) => {
    const { container } = render(
      <DiffusionProvider {...(props as DiffusionProviderProps)}>
        <SourceImage />
        <NoiseTriptych />
      </DiffusionProvider>,
    );
    for (const figure of container.querySelectorAll('figure')) {
      expect(await messageOf(figure)).toBe(message);
    }
  });
});

/** What a reader changes t with. */
function Control({ name = 'control' }: { name?: string }) {
  const [t, setT] = useTimestep();
  return <input data-testid={name} value={t ?? 'none'} onChange={({ target }) => setT(Number(target.value))} />;
}

/** A page of figures, and how a test reads and changes it. */
function showPage(page: ReactNode) {
  const inView = (children: ReactNode) => (
    <div style={{ display: 'grid', gridTemplateColumns: 'repeat(4, 1fr)' }}>{children}</div>
  );
  const rendered = render(inView(page));
  const control = (name: string) => rendered.getByTestId(name) as HTMLInputElement;
  const figures = () => [...rendered.container.querySelectorAll('figure')];
  return {
    figures,
    rerender: (changed: ReactNode) => rendered.rerender(inView(changed)),
    /** What a control shows. */
    told: (name = 'control') => control(name).value,
    /** A reader asks for a t. */
    ask: (t: number, name = 'control') => fireEvent.change(control(name), { target: { value: t } }),
    /** The t that each figure shows, as its labels or its marker say. */
    shown: () => figures().map(shownTimestep),
    ready: async () => {
      for (const figure of figures()) await waitForState(figure, 'ready');
    },
  };
}

function shownTimestep(figure: HTMLElement): string | undefined {
  const marker = figure.querySelector('.df-chart-at')?.textContent;
  return (marker ?? labelsOf(figure).find((label) => label.includes('x_t at')))?.match(/t = (\d+)/)?.[1];
}

describe('the timestep of a provider', () => {
  it('is shown by the figures that have none of their own', async () => {
    const page = showPage(
      <DiffusionProvider image={image} defaultT={200} loading="eager">
        <NoiseTriptych />
        <X0Reconstruction />
        <MeanComparison />
        <ChainDiagram />
        <NoisePredictorDiagram />
        <ScheduleChart />
        <NoiseTriptych t={7} />
        <ScheduleChart t={8} />
        <ScheduleChart t={null} />
      </DiffusionProvider>,
    );
    expect(page.shown()).toEqual([...Array.from({ length: 6 }, () => '200'), '7', '8', undefined]);
    await page.ready();
    expect(pixelHash(page.figures()[0] as HTMLElement)).toBe(
      await readyPixels(<NoiseTriptych image={image} t={200} />),
    );
  });

  it('changes with what a reader asks for, and the canvases with it', async () => {
    const onTChange = vi.fn();
    const page = showPage(
      <DiffusionProvider image={image} defaultT={200} onTChange={onTChange}>
        <Control />
        <NoiseTriptych />
        <ScheduleChart />
      </DiffusionProvider>,
    );
    await page.ready();
    expect(onTChange).not.toHaveBeenCalled();
    page.ask(300);
    expect(onTChange).toHaveBeenCalledExactlyOnceWith(300);
    expect([page.told(), ...page.shown()]).toEqual(['300', '300', '300']);
    await page.ready();
    expect(pixelHash(page.figures()[0] as HTMLElement)).toBe(
      await readyPixels(<NoiseTriptych image={image} t={300} />),
    );
  });

  it('is none without a t or a default: figures show their usual one until a reader asks for another', () => {
    const page = showPage(
      <DiffusionProvider image={image}>
        <Control />
        <NoiseTriptych />
        <ScheduleChart />
      </DiffusionProvider>,
    );
    expect([page.told(), ...page.shown()]).toEqual(['none', '50', undefined]);
    page.ask(3);
    expect([page.told(), ...page.shown()]).toEqual(['3', '3', '3']);
  });

  it('is what its owner says where it is controlled', () => {
    const onTChange = vi.fn();
    const page = (t: number | undefined) => (
      <DiffusionProvider image={image} t={t} defaultT={1} onTChange={onTChange}>
        <Control />
        <NoiseTriptych />
      </DiffusionProvider>
    );
    const shown = showPage(page(200));
    shown.ask(300);
    expect(onTChange).toHaveBeenCalledExactlyOnceWith(300);
    expect([shown.told(), ...shown.shown()]).toEqual(['200', '200']);
    shown.rerender(page(300));
    expect([shown.told(), ...shown.shown()]).toEqual(['300', '300']);
    shown.rerender(page(undefined));
    shown.ask(4);
    expect([shown.told(), ...shown.shown()]).toEqual(['4', '4']);
  });

  it('calls the newest callback', () => {
    const [before, now] = [vi.fn(), vi.fn()];
    const page = (onTChange: (t: number) => void) => (
      <DiffusionProvider defaultT={1} onTChange={onTChange}>
        <Control />
      </DiffusionProvider>
    );
    const shown = showPage(page(before));
    shown.rerender(page(now));
    shown.ask(2);
    expect([before.mock.calls, now.mock.calls]).toEqual([[], [[2]]]);
  });

  it('has a setter that stays the same', () => {
    const setters = new Set<unknown>();
    function Listed() {
      setters.add(useTimestep()[1]);
      return null;
    }
    const page = (t: number) => (
      <DiffusionProvider t={t} onTChange={() => {}}>
        <Listed />
      </DiffusionProvider>
    );
    const shown = showPage(page(1));
    shown.rerender(page(2));
    expect(setters.size).toBe(1);
    shown.rerender(<Listed />);
    shown.rerender(<Listed />);
    expect(setters.size).toBe(2);
  });

  it('may be the state of its owner', () => {
    function Owner() {
      const [t, setT] = useState(10);
      return (
        <DiffusionProvider image={image} t={t} onTChange={setT}>
          <Control />
          <NoiseTriptych />
        </DiffusionProvider>
      );
    }
    const page = showPage(<Owner />);
    page.ask(20);
    expect([page.told(), ...page.shown()]).toEqual(['20', '20']);
  });

  it('is t = 1 in a figure of a step from t - 1 where the page is at 0, which is no error', async () => {
    const page = showPage(
      <DiffusionProvider image={image} defaultT={0}>
        <MeanComparison />
        <NoiseTriptych />
      </DiffusionProvider>,
    );
    expect(page.shown()).toEqual(['1', '0']);
    await page.ready();
  });

  it('is the last of a shorter schedule in each figure that shows it, until the schedule is long enough again', async () => {
    const under = (timesteps: number) => (
      <DiffusionProvider image={image} schedule={{ timesteps }} defaultT={60} loading="eager">
        <Control />
        <NoiseTriptych t={7} />
        <ForwardGrid rows={1} samples={1} />
        <NoiseTriptych />
        <X0Reconstruction />
        <MeanComparison />
        <ChainDiagram />
        <NoisePredictorDiagram />
        <ScheduleChart />
        <PosteriorMean />
      </DiffusionProvider>
    );
    const page = showPage(under(100));
    await page.ready();
    const before = page.figures().map(pixelHash);
    expect(page.shown().slice(2, -1)).toEqual(['60', '60', '60', '60', '60', '60']);
    page.rerender(under(30));
    await page.ready();
    expect(page.shown().slice(2, -1)).toEqual(['29', '29', '29', '29', '29', '29']);
    page.rerender(under(100));
    await page.ready();
    expect(page.figures().map(pixelHash)).toEqual(before);
  });

  it('that the page gives out of range is an error of the figures that follow it, and keeps the last valid one', async () => {
    const onError = vi.fn();
    const page = (t: number | undefined, timesteps = 1000) => (
      <DiffusionProvider image={image} schedule={{ timesteps }} t={t} onTChange={() => {}}>
        <NoiseTriptych onError={onError} />
        <Control />
        <NoiseTriptych t={7} />
      </DiffusionProvider>
    );
    const shown = showPage(page(300));
    await shown.ready();
    const before = shown.shown();
    const [follower, other] = shown.figures() as [HTMLElement, HTMLElement];
    for (const t of [2000, -1, 0.5, Number.NaN]) {
      shown.rerender(page(t));
      const message = `invalid t of DiffusionProvider: ${t}; expected an integer in 0 <= t < 1000`;
      await expect.poll(() => messageOf(follower)).toBe(message);
      expect(onError.mock.calls.at(-1)?.[0].message).toBe(message);
      expect(other.dataset['state']).not.toBe('error');
      expect([shown.told(), ...shown.shown()]).toEqual(['300', ...before]);
      // Without a t there is nothing wrong with it.
      shown.rerender(page(undefined));
      await shown.ready();
      expect([shown.told(), ...shown.shown()]).toEqual(['300', ...before]);
    }
    shown.rerender(page(400));
    await shown.ready();
    // A schedule that becomes shorter makes no error of a t that was right.
    shown.rerender(page(400, 20));
    await shown.ready();
    expect(shown.shown()[0]).toBe('19');
  });

  it('that the page begins with out of range is an error until a reader chooses one', async () => {
    const page = showPage(
      <DiffusionProvider image={image} defaultT={2000}>
        <NoiseTriptych />
        <Control />
      </DiffusionProvider>,
    );
    expect(await messageOf(page.figures()[0] as HTMLElement)).toBe(
      'invalid defaultT of DiffusionProvider: 2000; expected an integer in 0 <= defaultT < 1000',
    );
    page.ask(20);
    await page.ready();
    expect(page.shown()).toEqual(['20']);
  });

  it('that readers choose out of range is no error: figures show the nearest', async () => {
    const page = showPage(
      <DiffusionProvider image={image} schedule={{ timesteps: 100 }} defaultT={60}>
        <Control />
        <NoiseTriptych />
        <MeanComparison />
        <NoiseTriptych t={7} />
      </DiffusionProvider>,
    );
    for (const [t, nearest] of [
      [100, ['99', '99', '7']],
      [-1, ['0', '1', '7']],
      [1.5, ['2', '2', '7']],
    ] as const) {
      page.ask(t);
      await page.ready();
      expect(page.shown()).toEqual(nearest);
    }
  });
});

describe('nested providers', () => {
  it('share the timestep of the outer one, unless the inner one has its own', () => {
    const [onOuter, onInner] = [vi.fn(), vi.fn()];
    const page = showPage(
      <DiffusionProvider image={image} defaultT={100} onTChange={onOuter}>
        <Control name="outer" />
        <DiffusionProvider seed={3}>
          <Control name="between" />
          <NoiseTriptych />
        </DiffusionProvider>
        <DiffusionProvider defaultT={900} onTChange={onInner}>
          <Control name="inner" />
          <NoiseTriptych />
        </DiffusionProvider>
      </DiffusionProvider>,
    );
    expect(page.shown()).toEqual(['100', '900']);
    page.ask(101, 'between');
    expect(['outer', 'between', 'inner'].map(page.told)).toEqual(['101', '101', '900']);
    page.ask(901, 'inner');
    expect(['outer', 'between', 'inner'].map(page.told)).toEqual(['101', '101', '901']);
    expect(page.shown()).toEqual(['101', '901']);
    expect([onOuter.mock.calls, onInner.mock.calls]).toEqual([[[101]], [[901]]]);
  });

  it('let the inner one begin to have its own', () => {
    const page = (t: number | undefined) => (
      <DiffusionProvider image={image} defaultT={100}>
        <DiffusionProvider t={t}>
          <Control />
          <NoiseTriptych />
        </DiffusionProvider>
      </DiffusionProvider>
    );
    const shown = showPage(page(undefined));
    for (const t of [5, undefined, 6]) {
      shown.rerender(page(t));
      expect([shown.told(), ...shown.shown()]).toEqual([`${t ?? 100}`, `${t ?? 100}`]);
    }
  });

  it('add up their defaults, the inner one first', async () => {
    const { figure } = await showReady(
      <DiffusionProvider image={image} seed={5} resolution={12} schedule={{ kind: 'sigmoid' }}>
        <DiffusionProvider schedule={{ kind: 'cosine' }}>
          <NoiseTriptych />
        </DiffusionProvider>
      </DiffusionProvider>,
    );
    const same = <NoiseTriptych image={image} seed={5} resolution={12} schedule={{ kind: 'cosine' }} />;
    expect(pixelHash(figure)).toBe(await readyPixels(same));
  });
});

describe('the aspect ratio of a provider', () => {
  const ratios = (props: DiffusionProviderProps, own?: number) => {
    const { container } = render(
      <DiffusionProvider image={image} {...props}>
        <SourceImage aspectRatio={own} />
      </DiffusionProvider>,
    );
    const { width, height } = container.querySelector('.df-image')?.getBoundingClientRect() ?? {};
    return (width as number) / (height as number);
  };

  it('is that of the place which figures keep for an image, unless they have their own', () => {
    expect(ratios({})).toBeCloseTo(4 / 3, 2);
    expect(ratios({ aspectRatio: 2 })).toBeCloseTo(2, 2);
    expect(ratios({ aspectRatio: 2 }, 3)).toBeCloseTo(3, 2);
  });
});

describe('useTimestep outside every provider', () => {
  it('has a timestep for each component, and changes no figure', () => {
    const page = showPage(
      <>
        <Control name="one" />
        <Control name="other" />
        <NoiseTriptych image={image} />
      </>,
    );
    page.ask(5, 'one');
    expect([page.told('one'), page.told('other'), ...page.shown()]).toEqual(['5', 'none', '50']);
  });
});

describe('a change of the timestep', () => {
  function Owner({ children }: { children: ReactNode }) {
    const [t, setT] = useState(50);
    return (
      <DiffusionProvider image={image} t={t} onTChange={setT}>
        {children}
      </DiffusionProvider>
    );
  }

  function Uncontrolled({ children }: { children: ReactNode }) {
    return (
      <DiffusionProvider image={image} defaultT={50}>
        {children}
      </DiffusionProvider>
    );
  }

  it.each([
    ['uncontrolled', Uncontrolled],
    ['controlled', Owner],
  ])('renders only what shows it again, %s', async (_name, Page) => {
    const renders = new Map<string, number>();
    // Inside a div: React looks for consumers of a changed context below the first element that it could skip, and that
    // must not be the profiler, which would then miss their renders.
    const count = (id: string, element: ReactNode) => (
      <div>
        <Profiler id={id} onRender={() => renders.set(id, (renders.get(id) ?? 0) + 1)}>
          {element}
        </Profiler>
      </div>
    );
    const page = showPage(
      <Page>
        <Control />
        {count('ForwardGrid', <ForwardGrid rows={1} samples={1} />)}
        {count('SourceImage', <SourceImage />)}
        {count('ReverseChain', <ReverseChain states={1} />)}
        {count('child', <p>text</p>)}
        {count('NoiseTriptych', <NoiseTriptych />)}
        {count('ScheduleChart', <ScheduleChart />)}
        {count('NoiseTriptych with a t', <NoiseTriptych t={7} />)}
        {count('ScheduleChart without a t', <ScheduleChart t={null} />)}
      </Page>,
    );
    await page.ready();
    await settle();
    expect([...renders.keys()]).toHaveLength(8);
    renders.clear();
    page.ask(51);
    await page.ready();
    await settle();
    expect([...renders.keys()].sort()).toEqual(['NoiseTriptych', 'ScheduleChart']);
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
      const { unmount } = show(<ForwardGrid image={smallImage(200, 150)} kind="step" />);
      await new Promise((resolve) => setTimeout(resolve, delay));
      unmount();
    }
    await vi.waitFor(() => expect(memory().numTensors).toBe(before));
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
    await vi.waitFor(() => expect(onReady).toHaveBeenCalledOnce());
  });
});

describe('the colour scheme of a provider', () => {
  it('is on all that is drawn by it, and its change keeps what a reader has typed', async () => {
    const page = (props: DiffusionProviderProps) => (
      <DiffusionProvider image={image} {...props}>
        <p>
          <input aria-label="notes" />
        </p>
        <NoiseTriptych />
        <Equation name="forward-jump" />
        <TimestepSlider />
        <PlayControls />
        <ImagePicker />
      </DiffusionProvider>
    );
    const { container, rerender } = show(page({}));
    const roots = [...container.querySelectorAll('.df-figure, .df-equation, .df-slider, .df-player, .df-picker')];
    const notes = container.querySelector('[aria-label=notes]') as HTMLInputElement;
    notes.value = 'typed';
    const colors = () => roots.map((root) => getComputedStyle(root).color);
    const usual = colors();
    expect(roots).toHaveLength(5);
    for (const [colorScheme, color] of [
      ['dark', 'rgb(236, 239, 241)'],
      ['light', 'rgb(28, 32, 36)'],
    ] as const) {
      rerender(page({ colorScheme }));
      expect(colors()).toEqual(roots.map(() => color));
    }
    rerender(page({}));
    expect(colors()).toEqual(usual);
    expect(container.querySelector('[aria-label=notes]')).toBe(notes);
    expect(container.contains(notes) && notes.value).toBe('typed');
  });

  it('is that of the outer one where an inner one has none', () => {
    const { figure } = show(
      <DiffusionProvider colorScheme="dark">
        <DiffusionProvider seed={3}>
          <NoiseTriptych image={image} />
        </DiffusionProvider>
      </DiffusionProvider>,
    );
    expect(getComputedStyle(figure).color).toBe('rgb(236, 239, 241)');
  });
});
