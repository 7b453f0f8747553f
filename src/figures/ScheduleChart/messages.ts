import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('ScheduleChart', {
  chart: 'The {kind} noise schedule from t = 0 to t = {last}: {runs}.',
  markedChart: 'The {kind} noise schedule from t = 0 to t = {last}: {runs}. At t = {t}: {values}.',
  pathChart: 'The {kind} path from t = {first} to t = {last}: {runs}.',
  markedPathChart: 'The {kind} path from t = {first} to t = {last}: {runs}. At t = {t}: {values}.',
  run: '{curve} goes from {first} to {last}',
  value: '{curve} is {value}',
  // Links of curves.
  curve: 'the curve of {quantity}',
  // Kinds of schedules.
  linear: 'linear',
  quadratic: 'quadratic',
  sigmoid: 'sigmoid',
  cosine: 'cosine',
  custom: 'custom',
});
