import { catalogue } from '../../words/message.js';

export const words = catalogue('MyFigure', {
  data: 'data',
  dataLabel: 'the data x0',
  noisy: 'noisy points',
  noisyLabel: 'the noisy points x_t at t = {t}',
});
