import { createSchedule, forwardJumpCoefficients, posteriorVariance } from '../../../src/core/index.js';
import { linearAxis, logAxis } from '../../../src/define/index.js';
import {
  DenoiserField,
  MeanComparison,
  PathComparison,
  ReverseChain,
  ScheduleChart,
  X0Reconstruction,
} from '../../../src/index.js';
import type { Figures } from '../Answer.js';
import { curvesFigure, dialledCurves, pointsAt } from './curves.js';

const schedule = createSchedule();
const LAST = schedule.timesteps - 1;
const STEPS = logAxis(1, LAST, { name: 'timestep', symbol: 't' });

/**
 * The variance of the best reverse step for independent normal data of a variance, over β_t: β̃ plus the uncertainty about x0;
 * Bao et al. 2022 (Analytic-DPM).
 */
export function bestVariance(t: number, spread: number): number {
  const alphas = schedule.alphasCumprod;
  const [now, before, beta] = [alphas[t] as number, alphas[t - 1] as number, schedule.betas[t] as number];
  const factor = (Math.sqrt(before) * beta) / (1 - now);
  const uncertain = (spread * (1 - now)) / (now * spread + 1 - now);
  return (posteriorVariance(schedule, t, t - 1) + factor ** 2 * uncertain) / beta;
}

/** The standard deviation that a network with learned variance chooses by its output from -1 to 1. */
export function learnedDeviation(t: number, output: number): number {
  const [beta, posterior] = [schedule.betas[t] as number, posteriorVariance(schedule, t, t - 1)];
  const share = (output + 1) / 2;
  return Math.exp(0.5 * (share * Math.log(beta) + (1 - share) * Math.log(posterior)));
}

const BestVariance = dialledCurves({
  name: 'best-variance',
  x: STEPS,
  y: linearAxis(0.4, 1, { name: 'variance ÷ β' }),
  dial: 'variance v of the data',
  values: [0, 0.0001, 0.001, 0.01, 0.1, 1],
  defaultValue: 0.001,
  curves: (v) => [
    {
      name: 'posterior',
      tex: String.raw`\tilde\beta`,
      ink: 'mean',
      dash: '7 4',
      points: pointsAt(1, LAST, (t) => bestVariance(t, 0)),
    },
    { name: 'best', words: 'best', ink: 'posterior', points: pointsAt(1, LAST, (t) => bestVariance(t, v)) },
  ],
  label:
    'The best variance of a reverse step over t, as a multiple of β. It lies between β̃ and β, and all three meet at large t.',
});

const LearnedDeviation = curvesFigure({
  name: 'learned-deviation',
  x: linearAxis(1, 20, { name: 'timestep', symbol: 't', steps: 19 }),
  y: linearAxis(0, 0.025, { name: 'standard deviation' }),
  curves: [
    { name: 'beta', words: 'output 1', ink: 'noise', points: pointsAt(1, 20, (t) => learnedDeviation(t, 1)) },
    {
      name: 'middle',
      words: 'output 0',
      ink: 'posterior',
      dash: '9 3 2 3',
      points: pointsAt(1, 20, (t) => learnedDeviation(t, 0)),
    },
    {
      name: 'posterior',
      words: 'output −1',
      ink: 'mean',
      dash: '7 4',
      points: pointsAt(1, 20, (t) => learnedDeviation(t, -1)),
    },
  ],
  label: 'The standard deviation of the noise in a reverse step, by the output of the network, over t.',
});

const SigmaChart = curvesFigure({
  name: 'three-sigmas',
  x: linearAxis(0, LAST, { name: 'timestep', symbol: 't', steps: LAST }),
  y: logAxis(0.01, 200, { name: null }),
  curves: [
    { name: 'ratio', words: 'ratio', ink: 'noise', points: pointsAt(0, LAST, ratio) },
    {
      name: 'scale',
      words: 'noise scale',
      ink: 'posterior',
      dash: '9 3 2 3',
      points: pointsAt(0, LAST, (t) => forwardJumpCoefficients(schedule, t).sigma),
    },
    {
      name: 'step',
      words: 'noise of a step',
      ink: 'mean',
      dash: '7 4',
      points: pointsAt(0, LAST, (t) => Math.sqrt(schedule.betas[t] as number)),
    },
  ],
  label: 'Three quantities called sigma, over t, on a logarithmic axis.',
});

function ratio(t: number): number {
  const { a, sigma } = forwardJumpCoefficients(schedule, t);
  return sigma / a;
}

export const figures: Figures = {
  'alpha-bar': (
    <ScheduleChart
      curves={['alphas', 'alphasCumprod', 'alphasCumprodSqrt']}
      defaultT={500}
      caption="Three quantities that papers call α. Drag the mark along t."
    />
  ),
  'off-by-one': (
    <MeanComparison caption="The mean of the state before t, and how far it is from the image. Move t to 1: the state before is the one at t = 0." />
  ),
  'beta-or-beta-tilde': (
    <BestVariance caption="The variance of the best reverse step, divided by β, for data of variance v. Choose v." />
  ),
  'learned-variance': (
    <LearnedDeviation caption="The standard deviation that an output of −1, 0 or 1 chooses, for the first timesteps. The curves meet at large t." />
  ),
  'skipped-steps': (
    <ReverseChain
      steps={10}
      sampler={{ kind: 'ddpm', variance: 'beta' }}
      deviations
      caption="Ten steps over all timesteps, each with the variance of its stride. Below each state are its standard deviation and the one that theory gives."
    />
  ),
  'which-sigma': (
    <SigmaChart caption="The ratio of noise scale and signal scale, the noise scale, and the noise that one step adds. The axis is logarithmic." />
  ),
  'x0-and-clamp': (
    <X0Reconstruction
      defaultEpsilonError={0.1}
      caption="The image that follows from a noise with an error. Move t: the factor below the estimate multiplies the error."
    />
  ),
  conversions: (
    <DenoiserField
      arrows="score"
      caption="The score at noisy points. Each arrow is minus the expected noise, divided by the noise scale."
    />
  ),
  'flow-direction': (
    <PathComparison
      kinds={['flow', 'cosine']}
      defaultLogSnr={0}
      caption="A flow and a diffusion at the same log-SNR, with the time that each calls it. Here the data are at t = 0."
    />
  ),
};
