import type { ImageArray } from '../../../src/process/types.js';

/** Width and height in pixels. */
export interface Size {
  width: number;
  height: number;
}

/** Runs a workload `repeats` times and returns the milliseconds of each run. */
export type Work = (size: Size, repeats: number) => Promise<number[]>;

/** What a contender's page offers to the runner, which calls it from outside. */
export interface Contender {
  /** Resolves when the page is ready, to a description of what it runs on. */
  ready: Promise<string>;
  works: Record<string, Work>;
}

/** The globals that the pages set for the runner. */
export interface BenchWindow {
  contender: Contender;
  /** When the first script of the page ran. */
  scriptStart: number;
  /** Milliseconds from there to the page's first result. */
  firstResult: Promise<number>;
  scrub: (milliseconds: number) => Promise<ScrubResult>;
}

/** How well a page kept up while a control moved. */
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

/** A smooth image in [-1, 1] with some detail; its content does not affect the times. */
export function makeImage({ width, height }: Size): ImageArray {
  const values = new Float32Array(width * height * 3);
  for (let i = 0; i < values.length; i++) values[i] = Math.sin(i / 50) * Math.cos(i / (3 * width));
  return { shape: [height, width, 3], values };
}

/** `count` canvases in the page, so that what is painted on them is displayed. */
export function canvases(count: number): HTMLCanvasElement[] {
  const root = document.getElementById('root') as HTMLElement;
  while (root.childElementCount < count) root.append(document.createElement('canvas'));
  return [...root.querySelectorAll('canvas')].slice(0, count);
}

/** Caches the value of the last size only. */
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
