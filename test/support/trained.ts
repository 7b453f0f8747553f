import { inject } from 'vitest';
import { denoiserFromJSON, type PointDenoiser } from '../../src/learn/index.js';

/** A network that has learned the two moons well enough to be told from none; `trainOnce.ts` trains it, once a run. */
export function trainedDenoiser(): PointDenoiser {
  return denoiserFromJSON(inject('trainedDenoiser'));
}
