import { catalogue } from '../../words/message.js';

export const words = catalogue('MyFigure', {
  imageName: 'image',
  image: 'the image x0',
  noisyName: 'noisy image',
  noisy: 'x_t at t = {t}',
});
