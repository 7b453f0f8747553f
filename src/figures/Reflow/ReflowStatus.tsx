'use client';
import type { Text, TextGap } from '../../i18n/message.js';
import { formatShort } from '../../i18n/numbers.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { Training } from '../TrainDenoiser/useTraining.js';
import { messages, stepsIn, trainingIn } from './messages.js';
import type { Row } from './row.js';
import type { Run, Task } from './training.js';

export interface ReflowStatusProps {
  training: Training<Task, Run>;
  rows: readonly [before: Row | null, after: Row | null];
}

/** How far a training is, and what the networks come to. */
export function ReflowStatus({ training: { phase, run }, rows }: ReflowStatusProps) {
  const format = useFormat();
  return (
    <>
      <p className="df-train-steps df-reflow-steps">{format(stepsIn(run))}</p>
      <p className="df-train-status" role="status">
        {format(trainingIn(phase, run) ?? resultIn(rows))}
      </p>
    </>
  );
}

function resultIn([before, after]: ReflowStatusProps['rows']): Text {
  if (!before) return messages.untrained;
  const fifty = distanceIn(before, 50);
  return after
    ? messages.isStraight({ one: distanceIn(after, 1), fifty })
    : messages.isBent({ one: distanceIn(before, 1), eight: distanceIn(before, 8), fifty });
}

function distanceIn({ sampled }: Row, steps: number): TextGap {
  const found = sampled.find((sample) => sample.steps === steps);
  return found ? formatShort(found.distance) : '–';
}
