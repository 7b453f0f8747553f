import type { DensityFlowProps, MaskedDiffusionProps, SampleTrajectoriesProps } from '../../src/index.js';
import { late } from '../late.js';

// The code of each is loaded once it comes near the viewport.

export const LateDensityFlow = late<DensityFlowProps>(async () => {
  return (await import('../../src/figures/DensityFlow/index.js')).DensityFlow;
});

export const LateSampleTrajectories = late<SampleTrajectoriesProps>(async () => {
  return (await import('../../src/figures/SampleTrajectories/index.js')).SampleTrajectories;
});

export const LateMaskedDiffusion = late<MaskedDiffusionProps>(async () => {
  return (await import('../../src/figures/MaskedDiffusion/index.js')).MaskedDiffusion;
});
