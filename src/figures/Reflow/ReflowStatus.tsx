'use client';
import type { Text, TextGap } from '../../words/message.js';
import { formatShort } from '../../words/numbers.js';
import { useSay } from '../../words/say.js';
import type { Training } from '../TrainDenoiser/useTraining.js';
import type { Row } from './row.js';
import type { Run, Task } from './training.js';
import { stepsIn, trainingIn, words } from './words.js';

export interface ReflowStatusProps {
  training: Training<Task, Run>;
  rows: readonly [before: Row | null, after: Row | null];
}

/** How far a training is, and what the networks come to. */
export function ReflowStatus({ training: { phase, run }, rows }: ReflowStatusProps) {
  const say = useSay();
  return (
    <>
      <p className="df-train-steps df-reflow-steps">{say(stepsIn(run))}</p>
      <p className="df-train-status" role="status">
        {say(trainingIn(phase, run) ?? resultIn(rows))}
      </p>
    </>
  );
}

function resultIn([before, after]: ReflowStatusProps['rows']): Text {
  if (!before) return words.untrained;
  const fifty = distanceIn(before, 50);
  return after
    ? words.isStraight({ one: distanceIn(after, 1), fifty })
    : words.isBent({ one: distanceIn(before, 1), eight: distanceIn(before, 8), fifty });
}

function distanceIn({ sampled }: Row, steps: number): TextGap {
  const found = sampled.find((sample) => sample.steps === steps);
  return found ? formatShort(found.distance) : '–';
}
