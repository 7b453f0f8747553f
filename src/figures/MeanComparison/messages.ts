import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('MeanComparison', {
  caption:
    'Two means of {before}: the posterior mean combines {xt} with an estimate of the clean image, and the forward mean is the clean image itself, scaled. {measured}',
  posteriorMeanName: 'Posterior mean',
  posteriorMean: 'the posterior mean of x_(t-1), from x_t and the predicted x0 at t = {t}',
  forwardMeanName: 'Forward mean',
  forwardMean: 'the forward mean of x_(t-1), from x0 alone at t = {t}',
});
