import type { TestProject } from 'vitest/node';
import { type DenoiserJSON, pointSet, trainDenoiser } from '../../src/learn/index.js';

declare module 'vitest' {
  interface ProvidedContext {
    trainedDenoiser: DenoiserJSON;
  }
}

const STEPS = 400;

/** Trains the network that tests take which do not test training; see `trained.ts`. */
export default async function trainOnce(project: TestProject): Promise<void> {
  const denoiser = await trainDenoiser(pointSet('twoMoons'), { steps: STEPS });
  project.provide('trainedDenoiser', denoiser.toJSON());
}
