import { createSchedule, gaussianNoise } from '../../../src/core/index.js';
import { definePanels, linearAxis, logAxis, ofImages, prop } from '../../../src/define/index.js';
import {
  Histogram,
  LossFloor,
  NoiseTriptych,
  PatchFaces,
  PredictionTargets,
  quantity,
  ReverseChain,
  ScheduleChart,
  ScheduleComparison,
} from '../../../src/index.js';
import type { Figures } from '../Answer.js';
import { curvesFigure, dialledCurves, pointsAt } from './curves.js';

const schedule = createSchedule();
const LAST = schedule.timesteps - 1;

/** By how much an error of ε̂ is multiplied in x̂0. */
export function errorFactor(t: number): number {
  const kept = schedule.alphasCumprod[t] as number;
  return Math.sqrt((1 - kept) / kept);
}

/** The factors of image and noise in the estimate, if a prediction of v is read as noise. */
export function misread(signal: number, noise: number) {
  return { image: (signal + noise ** 2) / signal, noise: (noise * (1 - signal)) / signal };
}

const WrongPredictionType = definePanels({
  name: 'wrong-prediction-type',
  shared: ofImages,
  props: {
    /** The timestep of the state. */
    t: prop.timestep({ default: () => 300 }),
  },
  describe: ({ schedule: shown, seed, t }) => {
    const epsilon = quantity.noise({ seed });
    const xt = quantity.forwardJump(shown, quantity.x0, t, epsilon);
    const kept = shown.alphasCumprod[t] as number;
    const factors = misread(Math.sqrt(kept), Math.sqrt(1 - kept));
    const wrong = quantity.sum([
      { coefficient: factors.image, name: 'misreadImage', of: quantity.x0 },
      { coefficient: factors.noise, name: 'misreadNoise', of: epsilon },
    ]);
    const panels = [
      { quantity: xt, title: 'state', label: `the state at t = ${t}` },
      { quantity: quantity.x0, title: 'read as v', label: 'the estimate from v: the image' },
      { quantity: wrong, title: 'read as noise', label: `the estimate at t = ${t} if v is taken for the noise` },
    ];
    return { rows: [{ panels }], largePanel: 2 };
  },
});

const STEPS = 400;
const jitter = gaussianNoise(STEPS + 1, { seed: 0 });

/** A weight that begins at 1 and jitters around 0 after its first steps, averaged with a decay. */
function averaged(decay: number): Float64Array {
  let average = 1;
  return Float64Array.from({ length: STEPS + 1 }, (_, step) => {
    average = decay * average + (1 - decay) * weightAt(step);
    return average;
  });
}

function weightAt(step: number): number {
  return Math.exp(-step / 20) + 0.2 * (jitter[step] as number);
}

const AveragedWeight = dialledCurves({
  name: 'averaged-weight',
  x: linearAxis(0, STEPS, { name: 'training step', steps: STEPS }),
  y: linearAxis(-0.8, 1.4, { name: 'weight' }),
  dial: 'decay',
  values: [0, 0.5, 0.9, 0.97, 0.99, 0.997],
  defaultValue: 0.97,
  curves: (decay) => [
    { name: 'weight', words: 'weight', ink: 'noise', opacity: 0.5, values: (step) => weightAt(Math.round(step)) },
    { name: 'average', words: 'average', ink: 'posterior', values: averaged(decay) },
  ],
  label: 'A weight that jitters from step to step, and its exponential moving average.',
});

const ColorShift = curvesFigure({
  name: 'color-shift',
  x: linearAxis(0, LAST, { name: 'timestep', symbol: 't', steps: LAST }),
  y: logAxis(0.0001, 2, { name: 'shift of the color' }),
  curves: [
    { name: 'shift', words: 'shift', ink: 'mean', points: pointsAt(0, LAST, (t) => 0.01 * errorFactor(t)) },
    { name: 'loss', words: 'added to the loss', ink: 'noise', dash: '7 4', points: pointsAt(0, LAST, () => 0.0001) },
  ],
  label: 'The shift of the color of the estimate over t, from an error of 0.01 in the mean of the predicted noise.',
});

/** The usual embedding: sines, then cosines, of frequencies from 1 to 1/10,000. */
export function embedding(t: number, length = 128): number[] {
  const half = length / 2;
  const phases = Array.from({ length: half }, (_, index) => t * 10_000 ** (-index / half));
  return [...phases.map(Math.sin), ...phases.map(Math.cos)];
}

export function similarity(a: readonly number[], b: readonly number[]): number {
  const product = (p: readonly number[], q: readonly number[]) =>
    p.reduce((sum, value, index) => sum + value * (q[index] as number), 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

const TimeEmbedding = dialledCurves({
  name: 'time-embedding',
  x: linearAxis(0, 1, { name: 'time, as a share of the last' }),
  y: linearAxis(0, 1, { name: 'cosine similarity' }),
  dial: 'compared with a share of',
  values: [0, 0.25, 0.5, 0.75, 1],
  defaultValue: 0.25,
  curves: (share) => [
    {
      name: 'thousand',
      words: 't to 1000',
      ink: 'posterior',
      values: (x) => similarity(embedding(1000 * share), embedding(1000 * x)),
    },
    {
      name: 'one',
      words: 't to 1',
      ink: 'noise',
      dash: '7 4',
      values: (x) => similarity(embedding(share), embedding(x)),
    },
  ],
  label:
    'The similarity of the embedding of one time with those of all times. With t up to 1, all embeddings are nearly equal.',
});

const RATE = 0.1;

/** The weight behind the branch and that of the branch after each step of gradient descent, from 0 and 1. */
export function zeroConvolution(steps: number): { readonly zero: number; readonly branch: number }[] {
  const states = [{ zero: 0, branch: 1 }];
  for (let step = 0; step < steps; step++) {
    const { zero, branch } = states[step] as { zero: number; branch: number };
    const error = 1 - zero * branch;
    states.push({ zero: zero + RATE * error * branch, branch: branch + RATE * error * zero });
  }
  return states;
}

const LEARNING = zeroConvolution(30);
const ZeroConvolution = curvesFigure({
  name: 'zero-convolution',
  x: linearAxis(0, 30, { name: 'training step', steps: 30 }),
  y: linearAxis(0, 1.5, { name: null }),
  curves: [
    {
      name: 'branch',
      words: 'u',
      ink: 'posterior',
      dash: '9 3 2 3',
      values: (step) => LEARNING[Math.round(step)]?.branch ?? 0,
    },
    { name: 'zero', words: 'w', ink: 'noise', values: (step) => LEARNING[Math.round(step)]?.zero ?? 0 },
    { name: 'output', words: 'w · u', ink: 'signal', dash: '7 4', values: (step) => outputAt(Math.round(step)) },
  ],
  label: 'The weight w, which begins at 0, the branch weight u and their product over thirty training steps.',
});

function outputAt(step: number): number {
  const { zero = 0, branch = 0 } = LEARNING[step] ?? {};
  return zero * branch;
}

export const figures: Figures = {
  'why-epsilon': (
    <NoiseTriptych
      formula
      caption="Image and noise in the state. Given the state, each of the two follows from the other."
    />
  ),
  'x0-prediction': (
    <PredictionTargets caption="An error of the same size in a predicted noise, image or v, and what it does to the estimate of the image over t." />
  ),
  'wrong-prediction-type': (
    <WrongPredictionType caption="The estimate from a perfect prediction of v: read as v, and read as noise. Move t." />
  ),
  'flat-loss': (
    <LossFloor
      target="epsilon"
      caption="The lowest loss that any network can reach, over log-SNR. A measured loss consists mostly of this floor."
    />
  ),
  'min-snr': (
    <LossFloor
      target="v"
      weightings={['minSnr', 'v', 'epsilon']}
      caption="Weights of three losses over log-SNR, all as losses on the same prediction. Change the target to compare."
    />
  ),
  ema: (
    <AveragedWeight caption="A simulated weight and its average. A larger decay smooths more and remembers the start for longer." />
  ),
  'color-drift': (
    <ColorShift caption="An error of 0.01 in the mean of the predicted noise shifts the color of the estimate, and hardly changes the loss." />
  ),
  'time-embedding': (
    <TimeEmbedding caption="The similarity of the embedding of one time with those of all times, for t up to 1000 and for t up to 1." />
  ),
  'data-range': (
    <Histogram
      of="xt"
      caption="The values of a noisy image whose clean values are from −1 to 1, with the density that theory gives."
    />
  ),
  'training-and-sampling-steps': (
    <ScheduleComparison
      kinds={['linear', 'cosine']}
      timesteps={100}
      caption="Schedules of 100 timesteps. The linear one keeps the range of β that was made for 1000, so its last image is not noise."
    />
  ),
  'cosine-cap': (
    <ScheduleChart
      schedule={{ kind: 'cosine' }}
      betasApart
      defaultT={990}
      caption="The cosine schedule. Its β rises to the cap at the last timesteps."
    />
  ),
  'zero-convolution': (
    <ZeroConvolution caption="A weight w that begins at 0 and the branch weight u behind it. In the first step only w changes." />
  ),
  memorizing: (
    <LossFloor
      count={16}
      target="epsilon"
      caption="The lowest loss on 16 points. Below the floor of the whole distribution, it can be reached only by memorizing them."
    />
  ),
  copies: (
    <PatchFaces
      defaultWindow={7}
      caption="New faces from a denoiser that sees only a window around each pixel. With the largest window it copies."
    />
  ),
  'one-image': <ReverseChain caption="A chain with the oracle, whose estimate is the same image at every t." />,
};
