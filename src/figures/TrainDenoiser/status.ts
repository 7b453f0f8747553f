import type { Message, Text } from '../../i18n/message.js';
import * as num from '../../i18n/num.js';
import { formatCount, formatFixed, formatShort } from '../../i18n/numbers.js';
import type { ChosenPoints } from '../../points/chosenPoints.js';
import { pointMessages } from '../shared/pointMessages.js';
import { messages } from '../shared/training/messages.js';
import type { Phase } from '../shared/training/useTraining.js';
import type { Run } from './training.js';

/** The label of the data. */
export function dataIn(chosen: ChosenPoints | null): Message {
  if (!chosen) return messages.noPoints;
  const [shown] = chosen.points.shape;
  const count = formatCount(shown);
  if (shown < chosen.given) return messages.somePoints({ count, given: formatCount(chosen.given) });
  return pointMessages.points({ count });
}

/** The label of the samples. */
export function samplesIn(run: Run | null): Message {
  if (!run?.samples) return messages.noSamples;
  const count = formatCount(run.samples.points.length / 2);
  return messages.samplesAfter({ count, step: formatCount(run.samples.step) });
}

/** The progress of a training, which changes with every report. */
export function stepsIn(run: Run | null, steps: number): Message {
  const loss = run?.losses.at(-1)?.loss;
  const said = {
    step: num.count(run?.step ?? 0),
    steps: num.count(steps),
    loss: num.decimal(loss ?? null, 3),
  };
  return run?.seconds == null
    ? messages.step(said)
    : messages.timedStep({ ...said, seconds: formatFixed(run.seconds, 1) });
}

/** The label of the loss chart. */
export function lossesIn(losses: Run['losses'], steps: number, lowest: number | null): Message {
  const [first, last] = [losses[0], losses.at(-1)];
  if (!first || !last) return messages.emptyLossPlot;
  const plot = messages.lossPlot({
    ...{ step: last.step, steps },
    loss: formatFixed(last.loss, 3),
    first: formatFixed(first.loss, 3),
  });
  return lowest === null ? plot : messages.lossPlotWithFloor({ plot, lowest: formatFixed(lowest, 2) });
}

/** The status text without the progress, which changes seldom. */
export function statusIn(phase: Phase, run: Run | null): Text {
  switch (phase) {
    case 'running':
      return (run?.isSlow ? messages.slowTraining : messages.training)({ seed: run?.seed ?? num.NONE });
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
  const { samples, data, others } = run.distances;
  if (others !== null) {
    const times = formatShort(samples / others);
    return messages.trainedSet({ seed: run.seed, samples: rounded(samples), others: rounded(others), times });
  }
  const result = { seed: run.seed, samples: rounded(samples), data: rounded(data) };
  return data > 0 ? messages.trainedTimes({ ...result, times: formatShort(samples / data) }) : messages.trained(result);
}

/** Two significant digits, because the data may have any unit. */
function rounded(value: number): number {
  return Number(value.toPrecision(2));
}
