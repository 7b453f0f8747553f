import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('MyFigure', {
  imageName: 'image',
  image: 'the image x0',
  noisyName: 'noisy image',
  noisy: 'x_t at t = {t}',
});
