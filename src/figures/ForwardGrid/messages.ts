import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('ForwardGrid', {
  meanName: 'mean',
  samplesName: 'samples',
  mean: 'the mean of x_t at t = {t}',
  sample: 'sample {sample} of x_t at t = {t}',
  meanInRow: 'the mean in its row',
});
