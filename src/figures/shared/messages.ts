import { catalogue } from '../../i18n/message.js';

/** The messages that several figures use with the same meaning. */
export const messages = catalogue('figures', {
  list: '{before}; {item}',
  drawnBetween: 'drawn from {least} to {most}',
  x0: 'the image x0',
  xt: 'x_t at t = {t}',
  xtDivided: 'x_t at t = {t}, divided by {divisor}',
  divided: 'x_t is shown as {divided}, because its own values are too large for a screen.',
  measured: '{l1} is the mean absolute difference from the clean image.',
  epsilon: 'the noise ε in x_t at t = {t}',
  noise: 'the noise ε',
  // Above panels, before their symbols.
  imageName: 'Image',
  noisyImage: 'Noisy image',
  noiseName: 'Noise',
  predictedImage: 'Predicted image',
  predictedNoise: 'Predicted noise',
});
