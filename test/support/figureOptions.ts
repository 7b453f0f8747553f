import type { FigureOptions } from './figureContract.js';

/** What definitions do not say, with the reason; a figure without a line needs none. Where props are `late`, readers move a part of the picture. */
export const figureOptions: Readonly<Record<string, FigureOptions>> = {
  // Other arrows have no place.
  'denoiser-field': { props: { arrows: 'posterior' } },
  'density-flow': { late: ['point'] },
  'flow-plane': { late: ['start', 't', 's'] },
  // There is a class for its points alone, and without points nothing to choose.
  guidance: { held: { label: 1 } },
  inpaint: { props: { schedule: { timesteps: 3 } } },
  // The other weights take milliseconds to draw.
  'loss-floor': {
    props: { points: [0, 0, 1, 0], weightings: ['elbo', 'edm'], measured: [[0, 0.3]] },
    late: ['logSnr'],
  },
  // Other orders have no eta.
  'masked-diffusion': { props: { charts: false }, held: { order: 'remasking' }, late: ['seed', 'step', 'known'] },
  observations: { late: ['observed'] },
  'patch-faces': { props: { schedule: { timesteps: 3 } } },
  preconditioning: { held: { sigmaData: 0.5 }, late: ['sigmaData', 't'] },
  'prediction-targets': { late: ['t'] },
  // Its networks are used if they are shown.
  reflow: { props: { couplings: true }, free: ['Train', 'Train with couplings'], isTrained: true },
  'reverse-chain': { props: { player: true } },
  'sample-trajectories': { free: ['Again with other noise'] },
  'schedule-chart': { late: ['t'] },
  // The step of its chart is no prop.
  'scheduler-table': { free: ['step, scheduler-table'] },
  'train-denoiser': { free: ['Train'], isTrained: true },
  // Without states it has nothing to which its other data could belong.
  trajectory: { props: { states: [[[0, 1]], [[1, 1]], [[2, 0]]] }, held: { step: 0 } },
};
