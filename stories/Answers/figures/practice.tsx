import { NoiseTriptych, SchedulerTable, SolverComparison } from '../../../src/index.js';
import type { Figures } from '../Answer.js';

export const figures: Figures = {
  'sampler-or-scheduler': (
    <SolverComparison caption="Three samplers, each with a spacing. Both choices change how near the samples come to the exact end." />
  ),
  'shift-twice': (
    <SchedulerTable
      defaultConfig="sd3"
      defaultCompared="flux"
      caption="The timesteps and σ of SD3, whose shift is 3, and of FLUX, whose shift depends on the size of the image."
    />
  ),
  'same-seed': <NoiseTriptych caption="An image under noise of seed 0, with the same values on every machine." />,
};
