import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Diffusion } from '../../src/engine/imagePainter.js';
import { type Job, Painter } from '../../src/engine/painter.js';
import { noise } from '../../src/process/quantity.js';
import type { PanelPlan } from '../../src/tensor/plan.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => vi.useRealTimers());

const TICK = 5;
const PANEL_MILLISECONDS = 15;
const SIZE = { width: 256, height: 192 };

/** Lets time pass, with all that follows from each tick. */
async function pass(milliseconds: number): Promise<void> {
  await runMicrotasks();
  for (let passed = 0; passed < milliseconds; passed += TICK) {
    vi.advanceTimersByTime(TICK);
    await runMicrotasks();
  }
}

async function runMicrotasks(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

/** As much of a canvas as a painter needs, and what it shows. */
class FakeCanvas {
  shows = '';
  paintings = 0;
  width = 0;
  height = 0;
  readonly attributes = new Set<string>();

  setAttribute(name: string) {
    this.attributes.add(name);
  }

  removeAttribute(name: string) {
    this.attributes.delete(name);
  }
}

function fakeCanvases(count: number): FakeCanvas[] {
  return Array.from({ length: count }, () => new FakeCanvas());
}

interface FakeOptions {
  /** What canvases show after it, before the panel's address. */
  image?: string;
  /** How long a panel takes. */
  milliseconds?: number;
  /** Whether the panel that is being painted when the work is aborted still arrives, as from a GPU. */
  isLate?: boolean;
}

/** A `draw`, and what it was asked for. */
class FakeDraw {
  /** The panels of each call, in order. */
  readonly calls: (readonly PanelPlan[])[] = [];
  /** The panels that were painted, in order. */
  readonly painted: PanelPlan[] = [];
  /** How often a canvas was painted with what it showed already. */
  repetitions = 0;
  readonly #options: Required<FakeOptions>;
  /** Work of the page runs one piece at a time. */
  #queue = Promise.resolve();

  constructor({ image = '', milliseconds = PANEL_MILLISECONDS, isLate = false }: FakeOptions = {}) {
    this.#options = { image, milliseconds, isLate };
  }

  readonly draw: Diffusion['draw'] = ({ panels }, canvases, options = {}) => {
    this.calls.push(panels);
    return new Promise((resolve, reject) => {
      options.signal?.addEventListener('abort', () => reject(options.signal?.reason));
      this.#queue = this.#queue
        .then(() => this.#paintAll(panels, canvases as unknown as FakeCanvas[], options))
        .then(resolve, reject);
    });
  };

  async #paintAll(
    panels: readonly PanelPlan[],
    canvases: readonly FakeCanvas[],
    { signal, onPanel, onProgress }: Parameters<Diffusion['draw']>[2] & object,
  ) {
    const distances = panels.map(({ measured }, index) => (measured ? index : null));
    for (const [index, panel] of panels.entries()) {
      if (signal?.aborted) break;
      onProgress?.(index / panels.length);
      await new Promise((resolve) => setTimeout(resolve, this.#options.milliseconds));
      if (signal?.aborted && !this.#options.isLate) break;
      const canvas = canvases[index] as FakeCanvas;
      const shows = this.shownBy(panel);
      if (canvas.shows === shows) this.repetitions += 1;
      canvas.shows = shows;
      canvas.width = SIZE.width;
      canvas.height = SIZE.height;
      canvas.paintings += 1;
      this.painted.push(panel);
      onPanel?.(index, panel.measured ? distanceOf(panel) : null);
    }
    return distances;
  }

  shownBy({ quantity }: PanelPlan): string {
    return this.#options.image + quantity.address;
  }
}

/** Some number that each panel has of its own. */
function distanceOf({ quantity }: PanelPlan): number {
  return Number.parseInt(quantity.address.slice(0, 8), 16);
}

/** Panels of the noise of a stream each, where `measured` says so with their distance. */
function panelsOf(streams: readonly number[], measured = false): PanelPlan[] {
  return streams.map((stream) => ({ quantity: noise({ seed: 0, stream }), measured }));
}

function jobOf(fake: FakeDraw, panels: readonly PanelPlan[], canvases: readonly FakeCanvas[]) {
  const settle = vi.fn<Job['settle']>();
  const job: Job = {
    draw: fake.draw,
    panels,
    canvases: canvases as unknown as HTMLCanvasElement[],
    options: {},
    settle,
  };
  return { job, settle };
}

/** A painter that has painted some panels. */
async function painted(streams: readonly number[], fake = new FakeDraw()) {
  const painter = new Painter();
  const canvases = fakeCanvases(streams.length);
  const panels = panelsOf(streams);
  const { job, settle } = jobOf(fake, panels, canvases);
  painter.paint(job);
  await pass(1000);
  expect(settle).toHaveBeenCalledOnce();
  fake.painted.length = 0;
  fake.calls.length = 0;
  settle.mockClear();
  return { painter, fake, canvases, panels, job, settle };
}

function show(canvases: readonly FakeCanvas[], fake: FakeDraw, panels: readonly PanelPlan[]): void {
  expect(canvases.map(({ shows }) => shows)).toEqual(panels.map((panel) => fake.shownBy(panel)));
}

/** A canvas whose pixels are lost, and painted again. */
function lose(painter: Painter, canvas: FakeCanvas): void {
  canvas.shows = '';
  painter.repaint(canvas as unknown as HTMLCanvasElement);
}

/** Streams in a row. */
function streamsFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

describe('a job', () => {
  it('paints every canvas, marks it as painted, and tells the distances', async () => {
    const [painter, fake, canvases] = [new Painter(), new FakeDraw(), fakeCanvases(3)];
    const panels = [...panelsOf([1, 2], true), ...panelsOf([3])];
    const { job, settle } = jobOf(fake, panels, canvases);
    painter.paint(job);
    await pass(3 * PANEL_MILLISECONDS - TICK);
    expect(settle).not.toHaveBeenCalled();
    await pass(TICK);
    expect(settle.mock.calls).toEqual([[[...panels.slice(0, 2).map(distanceOf), null], null]]);
    show(canvases, fake, panels);
    expect(canvases.every(({ attributes }) => attributes.has('data-painted'))).toBe(true);
  });

  it('paints only what its canvases do not show yet, and still tells all distances', async () => {
    const [painter, fake, canvases] = [new Painter(), new FakeDraw(), fakeCanvases(3)];
    painter.paint(jobOf(fake, panelsOf([1, 2, 3], true), canvases).job);
    await pass(100);
    const panels = panelsOf([1, 9, 3], true);
    const { job, settle } = jobOf(fake, panels, canvases);
    painter.paint(job);
    await pass(100);
    expect(fake.calls[1]).toEqual([panels[1]]);
    expect(settle.mock.calls).toEqual([[panels.map(distanceOf), null]]);
  });

  it('paints a panel that is shown, where its distance is not known yet', async () => {
    const { painter, fake, canvases } = await painted([1, 2]);
    const panels = [...panelsOf([1], true), ...panelsOf([2])];
    const { job, settle } = jobOf(fake, panels, canvases);
    painter.paint(job);
    await pass(100);
    expect(fake.painted).toEqual([panels[0]]);
    expect(settle.mock.calls[0]?.[0]).toEqual([distanceOf(panels[0] as PanelPlan), null]);
  });

  it('hands on its options', async () => {
    const [painter, fake] = [new Painter(), new FakeDraw()];
    const options = { priority: () => 3, onProgress: vi.fn() };
    const draw = vi.fn(fake.draw);
    painter.paint({ ...jobOf(fake, panelsOf([1, 2]), fakeCanvases(2)).job, draw, options });
    await pass(100);
    expect(draw.mock.calls[0]?.[2]?.priority?.()).toBe(3);
    expect(options.onProgress.mock.calls).toEqual([[0], [0.5]]);
  });
});

describe('a job that comes while another is at work', () => {
  it('waits for it, unless a newer one comes', async () => {
    const [painter, fake, canvases] = [new Painter(), new FakeDraw(), fakeCanvases(2)];
    const jobs = [1, 3, 5, 7].map((first) => jobOf(fake, panelsOf(streamsFrom(first, 2)), canvases));
    for (const { job } of jobs) {
      painter.paint(job);
      await pass(TICK);
    }
    await pass(200);
    expect(fake.calls).toEqual([jobs[0]?.job.panels, jobs[3]?.job.panels]);
    expect(jobs.map(({ settle }) => settle.mock.calls.length)).toEqual([1, 0, 0, 1]);
    show(canvases, fake, panelsOf([7, 8]));
  });

  it('tells of its own progress alone', async () => {
    const [painter, fake, canvases] = [new Painter(), new FakeDraw(), fakeCanvases(3)];
    const told: string[] = [];
    const tell = (name: string) => ({ onProgress: (fraction: number) => told.push(`${name} ${fraction.toFixed(1)}`) });
    painter.paint({ ...jobOf(fake, panelsOf([1, 2, 3]), canvases).job, options: tell('first') });
    await pass(TICK);
    painter.paint({ ...jobOf(fake, panelsOf([4, 5, 6]), canvases).job, options: tell('second') });
    await pass(200);
    expect(told).toEqual(['first 0.0', 'second 0.0', 'second 0.3', 'second 0.7']);
  });

  it('cuts it short after 100 ms, however many more come', async () => {
    const [painter, fake, canvases] = [new Painter(), new FakeDraw({ milliseconds: 55 }), fakeCanvases(2)];
    const [first, last] = [jobOf(fake, panelsOf([1, 2]), canvases), jobOf(fake, panelsOf([5, 6]), canvases)];
    painter.paint(first.job);
    await pass(5);
    painter.paint(jobOf(fake, panelsOf([3, 4]), canvases).job);
    await pass(60);
    painter.paint(last.job);
    await pass(35);
    expect(fake.calls).toHaveLength(1);
    await pass(5); // at 105 ms; the first one would end at 110
    expect(fake.calls).toHaveLength(2);
    await pass(500);
    expect(first.settle).not.toHaveBeenCalled();
    expect(last.settle).toHaveBeenCalledOnce();
    show(canvases, fake, panelsOf([5, 6]));
  });

  it('cuts it short at once where it is of another image', async () => {
    const [painter, fake, canvases] = [new Painter(), new FakeDraw(), fakeCanvases(2)];
    const other = new FakeDraw({ image: 'another ' });
    const [first, second] = [jobOf(fake, panelsOf([1, 2]), canvases), jobOf(other, panelsOf([1, 2]), canvases)];
    painter.paint(first.job);
    await pass(5);
    painter.paint(second.job);
    await pass(5);
    expect(other.calls).toHaveLength(1);
    await pass(200);
    expect(first.settle).not.toHaveBeenCalled();
    show(canvases, other, panelsOf([1, 2]));
  });

  it('leaves it its place among the work of the page until it has begun', async () => {
    // Four figures, each as slow as the time that obsolete work is given, under a t that moves every 20 ms.
    const fake = new FakeDraw({ milliseconds: 90 });
    const figures = Array.from({ length: 4 }, () => ({ painter: new Painter(), canvases: fakeCanvases(1) }));
    const paintings = figures.map(() => new Set<string>());
    for (let t = 0; t < 100; t++) {
      for (const { painter, canvases } of figures) painter.paint(jobOf(fake, panelsOf([t]), canvases).job);
      await pass(20);
      for (const [index, { canvases }] of figures.entries()) paintings[index]?.add(canvases[0]?.shows ?? '');
    }
    for (const seen of paintings) expect(seen.size).toBeGreaterThan(4);
  });
});

describe('under a job every 20 ms', () => {
  it('every panel of a large figure has its turn, and the last job ends whole', async () => {
    const [painter, fake, canvases] = [new Painter(), new FakeDraw(), fakeCanvases(25)];
    for (let time = 0; time < 2000; time += 20) {
      painter.paint(jobOf(fake, panelsOf(streamsFrom(100 * time, 25)), canvases).job);
      await pass(20);
    }
    // 2 s are time for 133 panels: five rounds of 25.
    for (const { paintings } of canvases) expect(paintings).toBeGreaterThanOrEqual(4);
    const last = jobOf(fake, panelsOf(streamsFrom(1, 25)), canvases);
    painter.paint(last.job);
    await pass(1000);
    expect(last.settle).toHaveBeenCalledOnce();
    show(canvases, fake, last.job.panels);
  });

  it('and after it, panels are painted in their order again', async () => {
    const [painter, fake, canvases] = [new Painter(), new FakeDraw(), fakeCanvases(25)];
    for (const first of [100, 200]) {
      painter.paint(jobOf(fake, panelsOf(streamsFrom(first, 25)), canvases).job);
      await pass(20);
    }
    await pass(1000);
    expect(fake.painted.at(-1)).toEqual(panelsOf([200 + 6])[0]); // the first job painted the panels 0 … 6
    painter.paint(jobOf(fake, panelsOf(streamsFrom(300, 25)), canvases).job);
    await pass(1000);
    expect(fake.painted.slice(-25)).toEqual(panelsOf(streamsFrom(300, 25)));
  });
});

describe('whatever comes when', () => {
  const PLACES = 4;
  const images = ['cat ', 'dog '];
  const action = fc.record({
    streams: fc.array(fc.nat({ max: 2 }), { minLength: PLACES, maxLength: PLACES }),
    // Mostly the first image.
    image: fc.integer({ min: -3, max: 1 }).map((index) => Math.max(0, index)),
    pause: fc.nat({ max: 40 }).map((ticks) => ticks * TICK),
    lost: fc.option(fc.nat({ max: PLACES - 1 }), { freq: 4 }),
    isStopped: fc.integer({ min: 0, max: 5 }).map((side) => side === 0),
  });

  it.each([false, true])('the last job ends as if it were alone; late steps: %s', async (isLate) => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 12 }), async (actions) => {
        const [painter, canvases] = [new Painter(), fakeCanvases(PLACES)];
        const fakes = images.map((image) => new FakeDraw({ image, isLate, milliseconds: 30 }));
        let newest: Job | null = null;
        const settled: unknown[][] = [];
        for (const { streams, image, pause, lost, isStopped } of actions) {
          if (isStopped) painter.stop();
          const fake = fakes[image] as FakeDraw;
          const panels = panelsOf(streams, true);
          const { job } = jobOf(fake, panels, canvases);
          const settle: Job['settle'] = (distances, error) => {
            if (newest?.panels !== panels) return;
            show(canvases, fake, panels);
            settled.push([panels, distances, error]);
          };
          newest = { ...job, settle };
          painter.paint(newest);
          await pass(pause);
          if (lost !== null) lose(painter, canvases[lost] as FakeCanvas);
        }
        await pass(2000);
        const { panels } = newest as unknown as Job;
        expect(settled.at(-1)).toEqual([panels, panels.map(distanceOf), null]);
        show(canvases, fakes[actions.at(-1)?.image ?? 0] as FakeDraw, panels);
        if (!isLate) expect(fakes.map(({ repetitions }) => repetitions)).toEqual([0, 0]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a canvas whose pixels are lost', () => {
  it('is one of several: nothing is told before all are painted', async () => {
    const { painter, fake, canvases, panels, settle } = await painted([1, 2, 3]);
    settle.mockImplementation(() => show(canvases, fake, panels));
    for (const canvas of canvases) lose(painter, canvas);
    await pass(200);
    expect(settle).toHaveBeenCalledOnce();
    expect(settle.mock.results[0]?.type).toBe('return');
    show(canvases, fake, panels);
  });
});

describe('a painter that is stopped', () => {
  it('ends its work and forgets what waits', async () => {
    const [painter, fake, canvases] = [new Painter(), new FakeDraw(), fakeCanvases(3)];
    const [first, second] = [jobOf(fake, panelsOf([1, 2, 3]), canvases), jobOf(fake, panelsOf([4, 5, 6]), canvases)];
    painter.paint(first.job);
    painter.paint(second.job);
    await pass(20);
    painter.stop();
    await pass(500);
    expect(fake.painted).toEqual(panelsOf([1]));
    expect([first.settle.mock.calls, second.settle.mock.calls]).toEqual([[], []]);
    lose(painter, canvases[0] as FakeCanvas);
    await pass(100);
    expect(fake.calls).toHaveLength(1);
  });
});

describe('a job that fails', () => {
  it('tells its error, once, and the next one paints everything', async () => {
    const { painter, fake, canvases, job, settle } = await painted([1, 2]);
    const broken = new FakeDraw();
    const failing = jobOf(broken, panelsOf([3, 4]), canvases);
    // It breaks when a panel is painted and its distance is not known yet.
    const draw: Diffusion['draw'] = async () => {
      (canvases[0] as FakeCanvas).shows = 'half of a panel';
      throw new Error('the backend broke');
    };
    painter.paint({ ...failing.job, draw });
    await pass(100);
    expect(failing.settle.mock.calls).toEqual([[[], new Error('the backend broke')]]);
    painter.paint(job);
    await pass(100);
    expect(settle).toHaveBeenCalledOnce();
    show(canvases, fake, job.panels);
  });
});
