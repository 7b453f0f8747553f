import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('MyFigure', {
  data: 'data',
  dataLabel: 'the data x0',
  noisy: 'noisy points',
  noisyLabel: 'the noisy points x_t at t = {t}',
});
