/** Pixels of a picture. */
export interface Size {
  width: number;
  height: number;
}

/** Does a work `repeats` times and gives the milliseconds of each. */
export type Work = (size: Size, repeats: number) => Promise<number[]>;

/** What a page that takes part in the benchmark offers; the runner calls it from outside. */
export interface Contender {
  /** Resolves when the page can begin; says what it runs on. */
  ready: Promise<string>;
  works: Record<string, Work>;
}

/** What the pages put in the window for the runner. */
export interface BenchWindow {
  contender: Contender;
  /** When the first script of the page ran. */
  scriptStart: number;
  /** Milliseconds from there to the page's first result. */
  firstResult: Promise<number>;
  scrub: (milliseconds: number) => Promise<ScrubResult>;
}

/** How a page did while a control moved. */
export interface ScrubResult {
  frames: number;
  repaints: number;
  /** Whether the last value was painted in the end. */
  settled: boolean;
}

export const bench = globalThis as unknown as BenchWindow;

/** Times each repeat by itself. */
export async function timed(repeats: number, work: (repeat: number) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const start = performance.now();
    await work(repeat);
    times.push(performance.now() - start);
  }
  return times;
}

/** A smooth picture in [-1, 1] with some detail: what it shows has no influence on the time. */
export function makePicture({ width, height }: Size) {
  const values = new Float32Array(width * height * 3);
  for (let i = 0; i < values.length; i++) values[i] = Math.sin(i / 50) * Math.cos(i / (3 * width));
  return { width, height, values };
}

/** As many canvases as asked for, in the page, so that what is painted on them is shown. */
export function canvases(count: number): HTMLCanvasElement[] {
  const root = document.getElementById('root') as HTMLElement;
  while (root.childElementCount < count) root.append(document.createElement('canvas'));
  return [...root.querySelectorAll('canvas')].slice(0, count);
}

/** Makes one value a size, and only one at a time lives. */
export function lastOf<Value>(make: (size: Size) => Value): (size: Size) => Value {
  let key = '';
  let value: Value;
  return (size) => {
    const wanted = `${size.width}x${size.height}`;
    if (key !== wanted) value = make(size);
    key = wanted;
    return value;
  };
}
