import { inked, symbols } from '../../../src/index.js';
import { added, kept, r } from '../../Notebook/tex.js';

/** A symbol of the lessons. */
export interface CourseSymbol {
  readonly tex: string;
  /** The quantity in words, with its unit or range. */
  readonly meaning: string;
  /** Other symbols of the same kind, which the same words describe. */
  readonly and?: readonly string[];
}

const Z = added('z');

/** The symbols of the lessons, as the page of formulas lists them. */
export const courseSymbols: readonly CourseSymbol[] = [
  {
    tex: symbols.X0,
    and: [symbols.XT],
    meaning: 'The clean image, and the state at timestep t: the scaled image plus the scaled noise.',
  },
  { tex: symbols.X0_PREDICTED, meaning: 'The estimate of the clean image, computed from a prediction.' },
  {
    tex: symbols.EPSILON,
    and: [Z],
    meaning: 'Standard normal noise: the noise in a state, and the fresh noise that one step draws.',
  },
  {
    tex: added(r`\hat\epsilon`),
    and: [added(r`\epsilon_\theta`)],
    meaning: 'The predicted noise, and the output of a network that predicts noise.',
  },
  {
    tex: r`\theta`,
    and: [r`\bar\theta`],
    meaning: 'The parameters of a network, and parameters that are kept fixed in a step of training.',
  },
  {
    tex: 't',
    and: ['s', 'r', 'h', 'T'],
    meaning:
      'A timestep from 0 to T − 1, or a time on a path; an earlier one, a third one, the duration of a short step, and the number of timesteps.',
  },
  {
    tex: symbols.BETA,
    and: [added(r`\tilde\beta_t`)],
    meaning: 'The variance of the noise that one step adds, and the variance of the posterior of one step.',
  },
  {
    tex: kept(r`\alpha_t`),
    and: [kept(r`\bar\alpha_t`)],
    meaning:
      '1 − β at one timestep, and the product of these factors up to t. On a path, α is the signal scale itself.',
  },
  {
    tex: added(r`\sigma_t`),
    meaning: 'The noise scale of a path, or the standard deviation of the noise that a reverse step adds.',
  },
  {
    tex: r`\lambda`,
    meaning: 'The log-SNR, the natural logarithm of the squared ratio of signal scale and noise scale.',
  },
  { tex: 'v', meaning: 'A prediction target: the noise times the signal scale minus the image times the noise scale.' },
  {
    tex: 'u',
    and: [r`\bar{u}`, r`\dot{x}_t`],
    meaning:
      'The velocity of the probability flow, the mean velocity between two times, and the velocity of one pair of image and noise.',
  },
  {
    tex: added('g_t'),
    meaning: 'The strength of the fresh noise of a stochastic differential equation, per square root of time.',
  },
  {
    tex: symbols.POSTERIOR_MEAN,
    and: [inked('posterior', r`\mu_\theta`)],
    meaning: 'The mean of the next state of the reverse process, given the state and the image or the estimate.',
  },
  {
    tex: 'p',
    and: ['q', r`\mathcal{N}`],
    meaning: 'A density or a probability; a density of the forward process; the normal distribution.',
  },
  {
    tex: r`\mathbb{E}`,
    and: ['I', 'e'],
    meaning: 'An expectation, the identity matrix, and the base of the natural logarithm, 2.718.',
  },
  {
    tex: 'L',
    and: ['w'],
    meaning: 'A loss, and a weight: that of a noise level in a loss, or that of guidance in Ho and Salimans (2022).',
  },
  {
    tex: 'H',
    and: ['j', 'k'],
    meaning: 'An entropy, in bits or nats; the number of cells that are shown; the number of cells that a step shows.',
  },
  {
    tex: 'n',
    and: ['d', 'i', 'N', 'm'],
    meaning:
      'The number of points or evaluations, the number of dimensions, an index; a factor or a number of images; half of the distance between two points, or the mean of codes.',
  },
  {
    tex: 'P',
    and: ['c', 'f'],
    meaning:
      'The power of a wave; a factor, a code or a condition; a spatial frequency in cycles per image width, or the map of a consistency model.',
  },
  {
    tex: 'D',
    and: ['F', 'G', 'J'],
    meaning:
      'The extrapolated estimate of DPM++ 2M; a network inside its factors; the gradient of a log-likelihood; the slope of the estimate in the state.',
  },
  {
    tex: 'A',
    and: ['y', r`\tau`, 'V', 'S'],
    meaning:
      'The matrix of a measurement, the measured values, the standard deviation of their noise, the variance of the image given the state; the variance of the measured value, or the departure of trajectories from straight lines.',
  },
  { tex: 'W_2', and: ['x'], meaning: 'The sliced Wasserstein distance between two sets of points, and a place.' },
  {
    tex: r`\eta`,
    meaning: 'The share of fresh noise in DDIM, from 0 to 1, or the largest probability of masking a token again.',
  },
];
