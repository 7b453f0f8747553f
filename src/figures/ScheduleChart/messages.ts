import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('ScheduleChart', {
  chart: 'The {kind} variance schedule from t = 0 to t = {last}: {runs}.',
  markedChart: 'The {kind} variance schedule from t = 0 to t = {last}: {runs}. At t = {t}: {values}.',
  pathChart: 'The {kind} path from t = {first} to t = {last}: {runs}.',
  markedPathChart: 'The {kind} path from t = {first} to t = {last}: {runs}. At t = {t}: {values}.',
  run: '{curve} goes from {first} to {last}',
  value: '{curve} is {value}',
  // Curves, with what they scale, and their links.
  scaleOfX0: 'the root of cumulative alpha_t, which scales x0,',
  scaleOfNoise: 'the root of 1 minus cumulative alpha_t, which scales the noise,',
  alphaOfPath: 'alpha_t, which scales x0,',
  sigmaOfPath: 'sigma_t, which scales the noise,',
  logSnr: 'the log-SNR',
  curve: 'the curve of {quantity}',
  // Kinds of schedules.
  linear: 'linear',
  quadratic: 'quadratic',
  sigmoid: 'sigmoid',
  cosine: 'cosine',
  custom: 'custom',
});
