import { type PointDenoiser, pointSet, trainDenoiser } from '../../../src/learn/index.js';

// Training and sampling of points as a page does them, in slices.

/** Steps of training between two reports. */
const REPORT = 25;
let trained: Promise<PointDenoiser> | undefined;

/** The milliseconds of a step, as means over 25 steps in turn. */
export async function trainSteps(repeats: number, path?: 'flow'): Promise<number[]> {
  const times: number[] = [];
  let start = 0;
  const onProgress = () => {
    const now = performance.now();
    times.push((now - start) / REPORT);
    start = now;
  };
  // The first 25 also prepare what the others find done.
  const options = { steps: REPORT * (repeats + 1), onProgress };
  await (path ? trainDenoiser(pointSet('spiral'), { ...options, path }) : trainDenoiser(pointSet('spiral'), options));
  return times.slice(1);
}

/** 1000 points by 50 steps of DDIM. */
export async function samplePoints(): Promise<void> {
  trained ??= trainDenoiser(pointSet('spiral'), { steps: 100 });
  await (await trained).sample();
}
