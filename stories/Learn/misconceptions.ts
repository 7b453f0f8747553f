import { createSchedule, forwardJumpCoefficients, gaussianPath } from '../../src/core/index.js';
import { keptShare } from './keptShare.js';
import { schedule } from './schedule.js';
import { AVERAGED, LAST, LEVEL, noiseDeviation, scalesAt, varianceLeft } from './truths.js';
import { LEFT_OR_RIGHT } from './truthsOfSampling.js';

// What readers answer who hold the misconception that a question names. Each number follows from the belief as its comment states
// it. Numbers of a figure that a belief starts from are in `given`, and tests compute these.

/** Numbers from which wrong beliefs start. */
export const given = {
  /** Percent of samples by windows of 7 pixels that have two different eyes. */
  unequalEyesOfPatches: 83,
  /** The lowest loss in v on 2000 points of the moons. */
  floorOfMany: 0.85,
  /** The points of `area`, whose area is the logarithm of their number. */
  areaPoints: 64,
  /** The rms length of the score at t = 999. */
  lastScore: 1.4,
  /** The evaluations of DPM++ 2M in the question about DDIM. */
  evaluations: 32,
  /** How far a particle of the SDE travels in 100 steps. */
  sdeLength: 29,
  /** The highest cycles at which the cat is as strong as the noise, at a log-SNR of −1. */
  visibleCycles: 9,
  /** Units of log-SNR from −6 to 8. */
  units: 14,
  /** Sliced Wasserstein distance of one step of flow matching from the two moons. */
  oneStep: 0.93,
  /** What samples cover of their class at guidance scales 1 and 5. */
  coverage: { 1: 0.95, 5: 0.41 },
  /** The precision of samples at guidance scale 1. */
  precision: 0.75,
  /** The steps of a sampler that fills in faces. */
  fillingSteps: 40,
  /** The timesteps between two steps of Euler, with `leading` and 20 steps. */
  eulerGap: 50,
} as const;

const cosine = createSchedule({ kind: 'cosine' });
const cosineNoise = (t: number) => forwardJumpCoefficients(cosine, Math.round(t)).sigma;
const meanCosineNoise = cosine.betas.reduce((sum, _, t) => sum + cosineNoise(t) / cosine.timesteps, 0);

/** Where a wave is kept by half at t = 400. */
const halfKept = Array.from({ length: 400 }, (_, i) => i / 10).find((cycles) => keptShare(cycles, 400) < 0.5) as number;

const flow = gaussianPath({ kind: 'flow' });
/** A shift of 3 in the opposite direction. */
const delayed = gaussianPath({ kind: 'flow', shift: 1 / 3 });

export const wrong = {
  // Where is the noise
  /** The schedule alone decides, so the noise is as strong as any image where it is as strong as the cat. */
  pale: LEVEL,
  /** ᾱ_t is the image’s share of the variance. */
  share: varianceLeft,
  /** The standard deviation falls with the number of values, as the variance does. */
  average: noiseDeviation(AVERAGED.t) / AVERAGED.side ** 2,

  // Why jump
  /** The variances of all steps add up. */
  noise: (t: number) => {
    const upTo = Math.min(LAST, Math.max(0, Math.round(t)));
    return Math.sqrt(schedule.betas.slice(0, upTo + 1).reduce((sum, beta) => sum + beta, 0));
  },

  // Schedules
  /** All schedules spend the same number of steps there. */
  faintRatio: 1,
  /** ᾱ_t is the factor of the image. */
  tenth: schedule.betas.findIndex((_, t) => varianceLeft(t) < 0.1),

  // Why predict ε
  /** The error of the image is that of the noise, 0.2 at every t, so it is never as large as the contrast of the image. */
  hidden: LAST,
  /** The weight is 1 at every t, the power of ten 0. */
  weight: () => Math.log10(1),

  // Train one yourself
  /** Nothing is left of the loss. */
  loss: 0,
  /** The loss is proportional to the noise scale, with the same average over t, 0.80. */
  lossOverT: (t: number) => (0.8 * cosineNoise(t)) / meanCosineNoise,

  // Why one step is not enough
  /** From 2% at t = 999 to all at t = 0, the probability rises evenly. */
  rise: Math.round((LAST * (0.9 - 0.1)) / (1 - 1 / 50)),
  /** The best of all estimates that are proportional to the state: E[x0·x_t]/E[x_t²] is √ᾱ_t where both variances are 1. */
  meanOverState: (state: number) => Math.min(1, Math.max(-1, scalesAt(200).signal * state)),

  // A linear model’s dream
  /** All of a wave is kept up to the frequency at which half is, and nothing above it. */
  keptWaves: (cycles: number) => Number(cycles < halfKept),
  /** None of the error is lost image. */
  lostImage: 0,

  // Copy or invent
  /** The largest window, in steps of two pixels, that does not see the whole image of 16 pixels from each of its pixels. */
  window: 2 * 16 - 1 - 2,

  // What a U-Net adds
  /** A good denoiser returns the image: no error. */
  exactError: 0,
  /** The parts match as little as those of a denoiser that sees only windows. */
  unequalEyes: given.unequalEyesOfPatches,

  // What a loss can tell
  /** Fewer points make a worse model, so they cannot lower the loss. */
  fewPoints: given.floorOfMany,
  /** Twice as many points have twice the area, so it grows by all of it. */
  area: Math.log(given.areaPoints),

  // Where the arrows point
  /** The sampler ends where the arrow leads: always. */
  sameMoon: 100,
  /** The score is proportional to the noise scale. */
  scoreLength: (given.lastScore * cosineNoise(100)) / cosineNoise(999),

  // Deterministic or not
  /** The start decides the sample: two samples from one start are the same. */
  ddpmApart: 0,
  /** The error of the image is that of the noise, a tenth. */
  errorByNoise: () => 0.1,

  // What a solver saves
  /** Order 2 needs half as many as order 1. */
  ddimNeeds: 2 * given.evaluations,

  // Noise on a clock of its own
  /** Halfway through the time, image and noise are equal on every path. */
  edmShare: 50,
  /** The log-SNR falls evenly between its values at both ends of the drawing. */
  flowClock: (t: number) => flow.logSnr(0.02) + ((flow.logSnr(0.98) - flow.logSnr(0.02)) * (t - 0.02)) / (0.98 - 0.02),
  /** The shift delays the noise as much as it brings it forward. */
  shift: 100 * delayed.timeAt(0),

  // The flow behind the noise
  /** The length has a limit, which it has reached with 100 steps. */
  sdeLength: given.sdeLength,

  // When it is decided
  /** The noise hides all details alike, so none is above it sooner than another: the limit does not move. */
  fourInLogSnr: given.visibleCycles,
  /** The sample is decided with the last noise, at the right end of the drawing. */
  leftOrRight: 6,
  /** All is decided where left or right is. */
  upperOrLower: LEFT_OR_RIGHT,
  /** The bit falls evenly over all units, so the part from 0.9 to 0.1 takes 0.8 of them. */
  units: (0.9 - 0.1) * given.units,

  // Straight paths
  /** The network follows one of the lines, whose speed is the distance from −1 to 1. */
  speed: 1 - -1,
  /** One step ends where it did before reflow. */
  afterReflow: given.oneStep,
  /** Pairs cost nothing. */
  pairs: 0,

  // Few steps
  /** The model gives the mean of −1 and 1 for every noise. */
  map: () => (-1 + 1) / 2,
  /** The path is straight, so its mean velocity is that at its beginning: from noise 1.5 to the mean, 0. */
  chord: 1.5 - 0,
  /** Couplings do not help: one step ends where it does without them. */
  coupled: given.oneStep,

  // A smaller picture
  /** A 48th of the numbers holds a 48th of the energy, in percent. */
  energyOfFour: 100 / 48,
  /** The pairs grow as the places do. */
  pairsInAttention: (512 / 64) ** 2,
  /** Noise in the code changes as few faces as noise in the pixels: fewer than one. */
  changedByNoise: 0,

  // From text to condition
  /** All weight is on the faces that match. */
  cats: 100,
  /** The prompt has the same weight at every t, so the estimate never turns. */
  turn: 0,

  // Why a prompt works
  /** A larger scale loses nothing of the class. */
  coverage: given.coverage[1],
  /** The steps under strong noise need guidance, so leaving them out gains nothing. */
  interval: given.coverage[5],
  /** Without a class, guidance changes nothing. */
  precision: given.precision,

  // Filling in
  /** Repeats cost nothing: an evaluation for each step. */
  repeats: given.fillingSteps,
  /** Both eyes are alike in every face. */
  filledEyes: 0,

  // Reading a real scheduler
  /** The switch means the same in both classes. */
  gap: given.eulerGap,
  /** A shift of 3 makes σ three times as large, but no larger than 1. */
  shifted: Math.min(1, 3 * 0.5),

  // A map of settings
  /** CFG calls the network twice. */
  calls: 2,
  /** Half of 20 steps. */
  strength: 20 * 0.5,

  // Masked diffusion
  /** An exact denoiser makes no mistakes. */
  validOfTwo: 100,
  /** Each of 16 cells takes the same part of the entropy at first, ln 4. */
  entropy: (shown: number) => Math.log(4) * (1 - shown / 16),
} as const;
