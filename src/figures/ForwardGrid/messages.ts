import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('ForwardGrid', {
  caption: 'Each row belongs to one {t}. Its first panel shows the mean of {xt}, and the others show samples of {xt}.',
  stepCaption:
    'Each row belongs to one {t}. One forward step leads from one {before} to every sample of {xt} in the row. The first panel shows their mean.',
  meanName: 'Mean',
  samplesName: 'Samples',
  mean: 'the mean of x_t at t = {t}',
  sample: 'sample {sample} of x_t at t = {t}',
  meanInRow: 'the mean in its row',
});
