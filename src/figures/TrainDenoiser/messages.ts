import { catalogue, type Message, type Text } from '../../i18n/message.js';
import { formatCount, formatFixed, formatShort } from '../../i18n/numbers.js';
import type { ChosenPoints } from '../../points/chosenPoints.js';
import { messages as shared } from '../messages.js';
import type { Run } from './training.js';
import type { Phase } from './useTraining.js';

export const messages = catalogue('TrainDenoiser', {
  // The controls.
  choice: 'Data',
  pagePoints: 'points of this page',
  drawing: 'your drawing',
  train: 'Train',
  stop: 'Stop',
  again: 'Again with another seed',
  // Above and below the plots.
  data: 'data',
  samples: 'samples of the network',
  loss: 'loss',
  unlearned: '1 if nothing is learned',
  drawHere: 'Draw here.',
  drawOn: '{data}. Draw on.',
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
  emptyLossPlot: 'The loss over the steps: none yet',
  // How far it is.
  step: 'step {step} of {steps}, loss {loss}',
  timedStep: 'step {step} of {steps}, loss {loss}, {seconds} s',
  training: 'Training with seed {seed}.',
  slowTraining:
    'Training with seed {seed}. This browser has no WebAssembly with SIMD, so that it takes about twenty times as long.',
  stopped: 'Stopped. The samples are those after {step} steps.',
  stoppedEarly: 'Stopped before there were samples.',
  trained:
    'Trained with seed {seed}. On average a sample lies {samples} from the nearest point of the data, and a point of the data {data} from the nearest other.',
  trainedTimes:
    'Trained with seed {seed}. On average a sample lies {samples} from the nearest point of the data, {times} times as far as one of these points, {data}, from the nearest other.',
  notLoaded: 'the code that trains could not be loaded: check the connection and try again',
});

/** The data in words. */
export function dataIn(chosen: ChosenPoints | null): Message {
  if (!chosen) return messages.noPoints;
  const [shown] = chosen.points.shape;
  const count = formatCount(shown);
  if (shown < chosen.given) return messages.somePoints({ count, given: formatCount(chosen.given) });
  return shared.points({ count });
}

/** The samples in words. */
export function samplesIn(run: Run | null): Message {
  if (!run?.samples) return messages.noSamples;
  const count = formatCount(run.samples.points.length / 2);
  return messages.samplesAfter({ count, step: formatCount(run.samples.step) });
}

/** How far it is, as it changes with every report. */
export function stepsIn(run: Run | null, steps: number): Message {
  const loss = run?.losses.at(-1)?.loss;
  const said = {
    step: formatCount(run?.step ?? 0),
    steps: formatCount(steps),
    loss: loss === undefined ? '–' : formatFixed(loss, 3),
  };
  return run?.seconds == null
    ? messages.step(said)
    : messages.timedStep({ ...said, seconds: formatFixed(run.seconds, 1) });
}

/** What a reader has to know besides, which changes seldom. */
export function statusIn(phase: Phase, run: Run | null): Text {
  switch (phase) {
    case 'running':
      return (run?.isSlow ? messages.slowTraining : messages.training)({ seed: run?.seed ?? '–' });
    case 'stopped':
      return run?.samples ? messages.stopped({ step: formatCount(run.samples.step) }) : messages.stoppedEarly;
    case 'trained':
      return resultIn(run);
    default:
      return '';
  }
}

function resultIn(run: Run | null): Text {
  if (!run?.distances) return '';
  const { samples, data } = run.distances;
  const result = { seed: run.seed, samples: rounded(samples), data: rounded(data) };
  return data > 0 ? messages.trainedTimes({ ...result, times: formatShort(samples / data) }) : messages.trained(result);
}

/** Two significant digits, as data have any unit. */
function rounded(value: number): number {
  return Number(value.toPrecision(2));
}
