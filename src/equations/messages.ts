import { catalogue } from '../i18n/message.js';

/** The names of quantities, coefficients and their links. */
export const messages = catalogue('equations', {
  cleanEnd: 'the clean end of the chain',
  product: '{coefficient} times {quantity}',
  valued: '{value}: {name}',
  quantity: 'a quantity',
  // Quantities.
  x0: 'the image x0',
  predictedX0: 'the predicted image x0',
  epsilon: 'the noise epsilon',
  predictedEpsilon: 'the predicted epsilon',
  predictedNoise: 'the predicted noise',
  freshNoise: 'the fresh noise z',
  mean: 'the mean of x_t',
  forwardMean: 'the forward mean of x_(t-1)',
  posteriorMean: 'the posterior mean of x_(t-1)',
  xt: 'x_t',
  before: 'x_(t-1)',
  // Coefficients.
  alphasCumprodSqrt: 'the root of cumulative alpha_t',
  oneMinusAlphasCumprodSqrt: 'the root of 1 minus cumulative alpha_t',
  pathAlpha: 'the scale alpha_t',
  pathSigma: 'the scale sigma_t',
  alphasSqrt: 'the root of alpha_t',
  betasSqrt: 'the root of beta_t',
  predictX0Xt: '1 over the root of cumulative alpha_t',
  predictX0Epsilon: 'the root of 1 minus cumulative alpha_t over the root of cumulative alpha_t',
  posteriorX0: 'the share of x0 in the posterior mean',
  posteriorXt: 'the share of x_t in the posterior mean',
  skipNoise: 'the root of V',
});
