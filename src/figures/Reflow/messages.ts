import { catalogue, type Text } from '../../i18n/message.js';
import * as num from '../../i18n/num.js';
import { messages as shared } from '../shared/training/messages.js';
import type { Phase } from '../shared/training/useTraining.js';
import type { Run } from './useReflow.js';

export const messages = catalogue('Reflow', {
  caption:
    '40 trajectories in 50 steps, and 1000 samples in few; {w2} is their sliced Wasserstein distance from the data. {s}, the departure from straight, is the mean squared distance of the velocity from the chord. Reflow learns where the trajectories of the first network end, errors included.',
  // The controls.
  reflow: 'Reflow',
  couple: 'Train with couplings',
  trainConsistency: 'Train a consistency model',
  // Above the rows.
  flow: 'Flow matching',
  coupled: 'With minibatch couplings',
  consistency: 'Consistency training',
  reflowed: 'After reflow',
  loss: 'loss {value}',
  straightness: '{s} = {value} (0: straight)',
  // Above and below the plots.
  paths: 'Trajectories',
  lines: 'Training lines',
  ends: 'Noise to end',
  steps: '{count} steps',
  'steps.one': '{count} step',
  distance: '{w2} = {value}',
  // The plots, for screen readers.
  notYet: '{network}, {plot}: not trained yet',
  pathsPlot:
    '{network}: 40 trajectories from noise to data in 50 steps, departure from straight {straightness}, their ends {distance} from the data',
  endsPlot: '{network}: 40 lines from noise to the ends to which one step leads, {distance} from the data',
  samplesPlot: '{network}: 1000 points in {plot}, {distance} from the data',
  // The progress of a training.
  untrained: 'Train a network, then straighten its trajectories.',
  training: 'Training with seed {seed}.',
  coupling: 'Training with seed {seed}, with couplings of 64 pairs at a time.',
  trainingConsistency: 'Training a consistency model with seed {seed}.',
  reflowing: 'Drawing pairs of noise and data from the network, and training it on the lines between them.',
  slow: '{doing} This browser has no WebAssembly with SIMD, so that it takes about twenty times as long.',
  stopped: 'Stopped.',
  isBent: 'The trajectories bend: one step ends {one} from the data, eight end {eight} from it, fifty {fifty}.',
  isCoupled: 'With couplings, one step ends {one} from the data. The loss is {loss}.',
  isCompared:
    'With couplings, one step ends {one} from the data, and the loss is {loss}. Without them, fifty steps end {fifty} from it, and the loss is {before}.',
  isConsistent:
    'Without another network, one step of the consistency model ends {one} from the data. Two end {two} from it, with new noise between them.',
  isStraight:
    'The trajectories are nearly straight: one step ends {one} from the data. The fifty steps that reflow learned from end {fifty} from it.',
});

/** The progress of a training, which changes with every report. */
export function stepsIn(run: Run | null): Text {
  if (!run) return '';
  const said = {
    step: num.count(run.step),
    steps: num.count(run.task.steps),
    loss: num.decimal(run.loss, 3),
  };
  return run.seconds === null ? shared.step(said) : shared.timedStep({ ...said, seconds: num.decimal(run.seconds, 1) });
}

/** The state of a training in progress or a stopped one; null for any other. */
export function trainingIn(phase: Phase, run: Run | null): Text | null {
  if (phase === 'stopped') return messages.stopped;
  if (phase !== 'running') return null;
  const { method = 'flow', seed = num.NONE } = run?.task ?? {};
  const doing = {
    flow: messages.training({ seed }),
    coupled: messages.coupling({ seed }),
    consistency: messages.trainingConsistency({ seed }),
    reflowed: messages.reflowing,
  }[method];
  return run?.isSlow ? messages.slow({ doing }) : doing;
}
