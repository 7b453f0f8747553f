import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('DenoiserField', {
  caption:
    'Each arrow leads from a place {xt} towards {predicted}, the mean of all points that could have led there, weighted by their probability.',
  scoreCaption: 'Each arrow lies along the score, the direction in which the density of {xt} grows fastest.',
  posteriorCaption:
    'Arrows lead from one {xt} to the data points that could have led there, each as opaque as its point is probable. {predicted} is the weighted mean of these points.',
  withNetwork: '{caption} The learned arrows show what the denoiser predicts instead.',
  at: '{arrow} at {t}',
  difference: 'learned − exact, rms',
  length: 'exact, rms length',
  scale: 'drawn at a scale of',
  note: 'Each rms is over {draws} draws of {xt} by (2), so a place counts as often as {xt} occurs there.',
  // The posterior of one x_t.
  toPoint: 'To each point, as opaque as it is probable',
  toMean: 'To {predicted}, the mean of these arrows',
  effective: 'effective number of points',
  ofCount: '{number} of {count}',
  floor: 'least squared error',
  explained: 'explained variance',
  missed: 'learned − exact, distance',
  posteriorNote:
    'The effective number is 1/Σw² of the probabilities w. The least squared error is the smallest that any prediction can expect at this {xt}. The explained variance is a share of that of the data, over {draws} draws of {xt} by (2).',
  xt: 'x_t',
  // The plot, for screen readers.
  empty: 'no field',
  exactArrows: '{arrows} at t = {t}, exact, over {points}',
  learnedArrows: '{arrows} at t = {t}, learned over exact, over {points}, rms difference {difference}',
  towardsX0: 'arrows from x_t towards x̂0',
  alongScore: 'arrows along the score',
  toPoints:
    'arrows from x_t = ({x}, {y}) to {points} at t = {t}, by probability; effective number of points {number}, their mean x̂0 = ({meanX}, {meanY}), least squared error {floor}',
});
