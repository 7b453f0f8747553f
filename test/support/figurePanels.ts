import { gaussianNoise } from '../../src/process/noise.js';
import type { Schedule } from '../../src/process/types.js';
import { blend, type Values, valuesOf } from './arithmetic.js';

// What each figure shows, worked out by the notebook's formulas alone. Numbers in parentheses are its equations.

/** What one panel has to show. */
export interface ExpectedPanel {
  values: Values;
  label: string;
  /** Whether its ℓ1 distance from x0 is shown. */
  measured?: boolean;
}

/** The image, the schedule and the seed of a figure. */
export interface Setting {
  image: ImageData;
  schedule: Schedule;
  seed: number;
}

/**
 * The noise sequences of a seed that figures draw from. They are part of what the library promises, as other ones would
 * give every figure of every page other pixels: so they are repeated here as numbers.
 */
const streams = {
  epsilon: 0,
  chainStart: 1,
  diagramPrevious: 2,
  diagramStep: 3,
  otherEpsilon: 4,
  gridSample: (row: number, sample: number) => 65_536 + 4096 * row + sample,
  gridPrevious: (row: number) => 69_631 + 4096 * row,
  chainStep: (t: number) => 2_147_483_648 + t,
};

/** The formulas of the process in one setting. */
function processIn({ image, schedule, seed }: Setting) {
  const x0 = valuesOf(image);
  const noise = (stream: number) => gaussianNoise(x0.length, { seed, stream });
  const beta = (t: number) => schedule.betas[t] as number;
  /** ᾱ_t; the image is clean before the first step. */
  const alphaBar = (t: number) => (t < 0 ? 1 : (schedule.alphasCumprod[t] as number));
  /** (2) without its noise. */
  const jumpMean = (t: number) => blend([Math.sqrt(alphaBar(t)), x0]);
  /** (2) */
  const jump = (t: number, epsilon: Values) =>
    blend([Math.sqrt(alphaBar(t)), x0], [Math.sqrt(1 - alphaBar(t)), epsilon]);
  /** (1) without its noise. */
  const stepMean = (t: number, xPrev: Values) => blend([Math.sqrt(1 - beta(t)), xPrev]);
  /** (1) */
  const step = (t: number, xPrev: Values, z: Values) => blend([Math.sqrt(1 - beta(t)), xPrev], [Math.sqrt(beta(t)), z]);
  /** (5) */
  const predictX0 = (t: number, xt: Values, epsilon: Values) =>
    blend([1 / Math.sqrt(alphaBar(t)), xt], [-Math.sqrt(1 - alphaBar(t)) / Math.sqrt(alphaBar(t)), epsilon]);
  /** The factors of (4), of x_0 and of x_t. */
  const towardsX0 = (t: number) => (Math.sqrt(alphaBar(t - 1)) * beta(t)) / (1 - alphaBar(t));
  const towardsXt = (t: number) => (Math.sqrt(1 - beta(t)) * (1 - alphaBar(t - 1))) / (1 - alphaBar(t));
  /** (4) */
  const posteriorMean = (t: number, clean: Values, xt: Values) => blend([towardsX0(t), clean], [towardsXt(t), xt]);
  /** (7), with the variance (6) */
  const reverseStep = (t: number, xt: Values, z: Values) =>
    blend([towardsX0(t), x0], [towardsXt(t), xt], [t === 0 ? 0 : Math.sqrt(beta(t)), z]);
  /** The reverse steps t … s + 1 at once: the composition of (7) where x̂0 is x_0. */
  const reverseSkip = (t: number, s: number, xt: Values, z: Values) => {
    const b = (Math.sqrt(alphaBar(t) / alphaBar(s)) * (1 - alphaBar(s))) / (1 - alphaBar(t));
    let variance = 0;
    for (let k = t; k > s; k--) variance = towardsXt(k) ** 2 * variance + (k === 0 ? 0 : beta(k));
    return blend([Math.sqrt(alphaBar(s)) - b * Math.sqrt(alphaBar(t)), x0], [b, xt], [Math.sqrt(variance), z]);
  };
  return { x0, noise, jumpMean, jump, stepMean, step, predictX0, posteriorMean, reverseStep, reverseSkip };
}

export function sourceImagePanels(setting: Setting): ExpectedPanel[] {
  return [{ values: processIn(setting).x0, label: 'the image x0' }];
}

export function noiseTriptychPanels(setting: Setting, t: number): ExpectedPanel[] {
  const { x0, noise, jump } = processIn(setting);
  const epsilon = noise(streams.epsilon);
  return [
    { values: x0, label: 'the image x0' },
    { values: jump(t, epsilon), label: `x_t at t = ${t}` },
    { values: epsilon, label: `the noise ε in x_t at t = ${t}` },
  ];
}

export function x0ReconstructionPanels(setting: Setting, t: number, error = 0): ExpectedPanel[] {
  const { x0, noise, jump, predictX0 } = processIn(setting);
  const epsilon = noise(streams.epsilon);
  const xt = jump(t, epsilon);
  const other = noise(streams.otherEpsilon);
  const guess = epsilon.map((value, i) => Math.sqrt(1 - error * error) * value + error * (other[i] as number));
  const by = error === 0 ? 'ε' : `an ε that is ${error} other noise`;
  return [
    { values: xt, label: `x_t at t = ${t}`, measured: true },
    { values: predictX0(t, xt, guess), label: `x0 as predicted from x_t and ${by} at t = ${t}`, measured: true },
    { values: x0, label: 'the image x0' },
  ];
}

export function meanComparisonPanels(setting: Setting, t: number): ExpectedPanel[] {
  const { noise, jump, jumpMean, predictX0, posteriorMean } = processIn(setting);
  const epsilon = noise(streams.epsilon);
  const xt = jump(t, epsilon);
  return [
    { values: xt, label: `x_t at t = ${t}`, measured: true },
    {
      values: posteriorMean(t, predictX0(t, xt, epsilon), xt),
      label: `the posterior mean of x_(t-1), from x_t and the predicted x0 at t = ${t}`,
      measured: true,
    },
    { values: jumpMean(t - 1), label: `the forward mean of x_(t-1), from x0 alone at t = ${t}`, measured: true },
  ];
}

export function noisePredictorPanels(setting: Setting, t: number): ExpectedPanel[] {
  const { noise, jump } = processIn(setting);
  const epsilon = noise(streams.epsilon);
  return [
    { values: jump(t, epsilon), label: `the input: x_t at t = ${t}` },
    { values: epsilon, label: `the target of the output: the true noise ε in x_t at t = ${t}` },
  ];
}

export function chainDiagramPanels(setting: Setting, t: number): ExpectedPanel[] {
  const { x0, noise, jump, step } = processIn(setting);
  const last = setting.schedule.timesteps - 1;
  const previous = jump(t - 1, noise(streams.diagramPrevious));
  return [
    { values: jump(last, noise(streams.chainStart)), label: `x_T, the noisiest state, at t = ${last}` },
    {
      values: step(t, previous, noise(streams.diagramStep)),
      label: `x_t at t = ${t}, one forward step from x_(t-1)`,
    },
    { values: previous, label: `x_(t-1) at t = ${t - 1}` },
    { values: x0, label: 'the image x0' },
  ];
}

/** Rows evenly spaced in t from t = 0. */
export function forwardGridPanels(
  setting: Setting,
  kind: 'jump' | 'step',
  rows: readonly number[],
  samples: number,
  noiseRowOf = (row: number) => row,
): ExpectedPanel[] {
  const { noise, jump, jumpMean, step, stepMean } = processIn(setting);
  return rows.flatMap((t, index) => {
    const row = noiseRowOf(index);
    const xPrev = jump(Math.max(0, t - 1), noise(streams.gridPrevious(row)));
    const mean = kind === 'jump' ? jumpMean(t) : stepMean(t, xPrev);
    const drawn = Array.from({ length: samples }, (_, sample) => {
      const z = noise(streams.gridSample(row, sample));
      const values = kind === 'jump' ? jump(t, z) : step(t, xPrev, z);
      return { values, label: `sample ${sample + 1} of x_t at t = ${t}` };
    });
    return [{ values: mean, label: `the mean of x_t at t = ${t}` }, ...drawn];
  });
}

/** x_T, then the states at some timesteps, of which -1 is the clean end. */
export function reverseChainPanels(
  setting: Setting,
  mode: 'skip' | 'stepwise',
  states: readonly number[],
): ExpectedPanel[] {
  const { noise, jump, reverseSkip, reverseStep } = processIn(setting);
  const last = setting.schedule.timesteps - 1;
  let state = jump(last, noise(streams.chainStart));
  const panels = [{ values: state, label: `x_T, the state at t = ${last}` }];
  let t = last;
  for (const shown of states) {
    if (mode === 'skip') state = reverseSkip(t, shown, state, noise(streams.chainStep(shown + 1)));
    else for (let k = t; k > shown; k--) state = reverseStep(k, state, noise(streams.chainStep(k)));
    t = shown;
    const label = shown === -1 ? 'the clean end of the chain' : `the state x_t at t = ${shown}`;
    panels.push({ values: state, label });
  }
  return panels;
}
