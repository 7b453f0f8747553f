import { catalogue } from '../i18n/message.js';

/** The names of quantities that only whole equations and charts of schedules contain. Pages of other figures do not load them. */
export const equationMessages = catalogue('equations', {
  reverseVariance: 'the variance of the reverse step',
  reverseCovariance: 'the covariance of the reverse step',
  alpha: 'alpha_t',
  alphaOfStep: 'alpha_i',
  beta: 'beta_t',
  cumulativeAlpha: 'cumulative alpha_t',
});
