import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('ScheduleChart', {
  caption: 'Each curve shows how one quantity of the noise schedule changes over the timesteps.',
  scalesCaption:
    '{caption} As {t} grows, the scale of the image, {signal}, falls, and the scale of the noise, {noise}, rises.',
  pathCaption: 'Each curve shows how one quantity of the path changes from the data to the noise.',
  chart: 'The {kind} noise schedule from t = 0 to t = {last}: {runs}.',
  markedChart: 'The {kind} noise schedule from t = 0 to t = {last}: {runs}. At t = {t}: {values}.',
  pathChart: 'The {kind} path from t = {first} to t = {last}: {runs}.',
  markedPathChart: 'The {kind} path from t = {first} to t = {last}: {runs}. At t = {t}: {values}.',
  run: '{curve} goes from {first} to {last}',
  value: '{curve} is {value}',
  larger: 'from {t}, the noise has the larger scale',
  // Links of curves.
  curve: 'the curve of {quantity}',
  // Kinds of schedules.
  linear: 'linear',
  quadratic: 'quadratic',
  sigmoid: 'sigmoid',
  cosine: 'cosine',
  custom: 'custom',
});
