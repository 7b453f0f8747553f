import { catalogue, type TextGap } from '../../i18n/message.js';
import { formatPercent } from '../../i18n/numbers.js';

export const messages = catalogue('PosteriorMean', {
  caption:
    'The best {predicted} is not an image of the gallery but the weighted mean of all images that could have led to {xt}. Small steps towards it, each with a new {predicted}, end at one image.',
  meanName: 'Mean image',
  mean: 'the mean of x0 given x_t at t = {t}',
  target: 'the image x0 that x_t is made from, image {number} of the gallery',
  choose: 'Choose the image that {xt} is made from.',
  chosen: 'The framed image is the one that {xt} is made from.',
  gallery: 'the image that x_t is made from',
  image: 'image {number}',
  weightedImage: 'image {number}, weight {weight}',
  effective: 'Effective number of images',
  ofAll: 'of {count}',
  own: 'weight of the framed image',
  largest: 'largest weight',
  nearlyNone: 'below {share}',
});

/** A share in percent, with one decimal if it is small. */
export function percentOf(share: number): TextGap {
  const percent = 100 * share;
  if (percent > 0 && percent < 0.1) return messages.nearlyNone({ share: formatPercent(0.001, 1) });
  return formatPercent(share, percent < 10 ? 1 : 0);
}
