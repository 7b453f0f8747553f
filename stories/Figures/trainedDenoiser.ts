import { type PointDenoiser, pointSet, trainDenoiser } from '../../src/learn/index.js';

let training: Promise<PointDenoiser> | null = null;

/** A network for two moons, trained for less than a second: the same for every story. */
export async function trainedDenoiser(): Promise<{ denoiser: PointDenoiser }> {
  training ??= trainDenoiser(pointSet('twoMoons'), { steps: 1000 });
  return { denoiser: await training };
}
