import { catalogue } from '../../../i18n/message.js';

export const messages = catalogue('TrainDenoiser', {
  caption:
    'A small network learns to remove noise from these points. Train it to follow its samples and its loss while it learns.',
  // The controls.
  choice: 'Data',
  pagePoints: 'points of this page',
  drawing: 'your drawing',
  train: 'Train',
  stop: 'Stop',
  again: 'Train again',
  // Above and below the plots.
  data: 'Data',
  samples: 'Samples of the network',
  loss: 'Loss',
  stepAxis: 'step',
  unlearned: '1 if nothing is learned',
  network: 'mean of 500 steps {loss}',
  lowest: 'lowest possible {loss}',
  drawHere: 'Draw here.',
  drawOn: '{data}. Draw more.',
  drawOwn: '{data}. Draw your own here.',
  noPoints: 'nothing yet',
  somePoints: '{count} points of {given}',
  noSamples: 'none yet',
  samplesAfter: '{count} points after step {step}',
  // The plots, for screen readers.
  dataPlot: 'The data: {data}',
  setPlot: 'The data: {set}, {data}',
  samplesPlot: 'Samples of the network: {samples}',
  lossPlot: 'The loss over the steps: {loss} after {step} of {steps}, from {first}',
  lossPlotWithFloor: '{plot}. The lowest possible loss is {lowest}.',
  emptyLossPlot: 'The loss over the steps: none yet',
  // The progress of a training.
  step: 'step {step} of {steps}, loss {loss}',
  timedStep: 'step {step} of {steps}, loss {loss}, {seconds} s',
  training: 'Training with seed {seed}.',
  slowTraining:
    'Training with seed {seed}. This browser has no WebAssembly SIMD, so training takes about twenty times as long.',
  stopped: 'Stopped. The samples are from step {step}.',
  stoppedEarly: 'Stopped before the first samples.',
  trained:
    'Trained with seed {seed}. On average a sample lies {samples} from the nearest point of the data, and a point of the data {data} from the nearest other.',
  trainedTimes:
    'Trained with seed {seed}. On average a sample lies {samples} from the nearest point of the data, {times} times as far as one of these points, {data}, from the nearest other.',
  trainedSet:
    'Trained with seed {seed}. On average a sample lies {samples} from the nearest point of the data and {others} from the nearest of as many new points of the set: {times} times as far. Near 1 the network does not repeat its points; near 0 it does.',
  notLoaded: 'the training code could not be loaded: check the connection and try again',
});
