'use client';
import { useFormat } from '../../i18n/useFormat.js';
import type { PointSetName } from '../../learn/pointSets.js';
import type { PointsSource } from '../../marks/scatter/chosenPoints.js';
import { messages as shared } from '../TrainDenoiser/messages.js';
import { PAGE, SetSelect } from '../TrainDenoiser/SetSelect.js';
import { messages } from './messages.js';

export interface ReflowControlsProps {
  points: PointsSource;
  /** The page's own points, x, y of each; null if it has none. */
  own: PointsSource | null;
  /** What is being trained; null if nothing. */
  running: 'flow' | 'reflowed' | null;
  /** Whether there are points to train on, and a network to straighten. */
  hasPoints: boolean;
  hasFlow: boolean;
  /** Before a script has taken the figure over. */
  isInert: boolean;
  /** False for what the page holds without hearing of changes. */
  canChoose: (name: 'points') => boolean;
  onChoose: (points: PointsSource) => void;
  onTrain: () => void;
  onReflow: () => void;
  onStop: () => void;
}

/** The choice of the data, and the buttons that train and straighten, each of which also stops what it has begun. */
export function ReflowControls(props: ReflowControlsProps) {
  const { points, own, running, hasPoints, hasFlow, isInert, canChoose, onChoose, onTrain, onReflow, onStop } = props;
  const format = useFormat();
  return (
    <div className="df-train-controls">
      <SetSelect
        value={typeof points === 'string' ? points : PAGE}
        hasOwn={own !== null}
        disabled={isInert || !canChoose('points')}
        onChoose={(value) => onChoose(value === PAGE && own ? own : (value as PointSetName))}
      />
      <button
        type="button"
        className="df-button df-train-button df-train-start"
        disabled={isInert || !hasPoints || running === 'reflowed'}
        onClick={running === 'flow' ? onStop : onTrain}
      >
        {format(running === 'flow' ? shared.stop : hasFlow ? shared.again : shared.train)}
      </button>
      <button
        type="button"
        className="df-button df-train-button df-reflow-start"
        disabled={isInert || !hasFlow || running === 'flow'}
        onClick={running === 'reflowed' ? onStop : onReflow}
      >
        {format(running === 'reflowed' ? shared.stop : messages.reflow)}
      </button>
    </div>
  );
}
