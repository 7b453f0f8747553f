import { catalogue } from '../../words/message.js';

export const words = catalogue('ForwardGrid', {
  meanName: 'mean',
  samplesName: 'samples',
  mean: 'the mean of x_t at t = {t}',
  sample: 'sample {sample} of x_t at t = {t}',
  meanInRow: 'the mean in its row',
});
