import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('ReverseChain', {
  caption: 'A simulation without a network: each step computes the noise ε from x₀.',
  denoisedCaption: 'Each step moves towards the x̂₀ that the denoiser predicts. The denoiser is not given the image.',
  // States.
  first: 'x_T, the state at t = {t}',
  firstNoise: 'x_T, noise alone',
  noisedImage: 'the noised image, where the chain begins, at t = {t}',
  state: 'the state x_t at t = {t}',
  predicted: 'x0 as predicted from the state at t = {t}',
  predictedByOracle: 'x0 as each step predicts it from x_t and ε',
  // The standard deviations of the states.
  deviation: 'sd {measured}',
  inTheory: 'in theory {theory}',
  deviations: 'sd {measured}, in theory {theory}',
  // The controls of a player.
  play: 'play through the chain',
  slider: 'step of the chain',
  step: 'step {step} of {last}',
  stepAtT: 'step {step} of {last}, t = {t}',
  stepAtCleanEnd: 'step {step} of {last}, the clean end',
  // Coefficients of a step.
  stepScale: '1 over the root of alpha',
  shareTaken: 'the share that the step removes',
  shareKept: 'the share of the noise that the step keeps',
  shareOfX0: 'the share of x0 in the step',
  shareOfXt: 'the share of x_t in the step',
  freshDeviation: 'the standard deviation of the noise that the step adds',
});
