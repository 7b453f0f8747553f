'use client';
import { useId } from 'react';
import { type PointSetName, pointSetNames } from '../../learn/pointSets.js';
import { type PointsSource, SET_NAMES } from '../../marks/scatter/chosenPoints.js';
import { useSay } from '../../words/say.js';
import { words as shared } from '../TrainDenoiser/words.js';
import { words } from './words.js';

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
  onChoose: (points: PointsSource) => void;
  onTrain: () => void;
  onReflow: () => void;
  onStop: () => void;
}

const OWN = 'page';

/** The choice of the data, and the buttons that train and straighten, each of which also stops what it has begun. */
export function ReflowControls(props: ReflowControlsProps) {
  const { points, own, running, hasPoints, hasFlow, isInert, onChoose, onTrain, onReflow, onStop } = props;
  const id = useId();
  const say = useSay();
  return (
    <div className="df-train-controls">
      <label htmlFor={id}>{say(shared.choice)}</label>
      <select
        id={id}
        className="df-select df-train-select"
        value={typeof points === 'string' ? points : OWN}
        disabled={isInert}
        onChange={({ target: { value } }) => onChoose(value === OWN && own ? own : (value as PointSetName))}
      >
        {own && <option value={OWN}>{say(shared.pagePoints)}</option>}
        {pointSetNames.map((name) => (
          <option key={name} value={name}>
            {say(SET_NAMES[name])}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="df-button df-train-button df-train-start"
        disabled={isInert || !hasPoints || running === 'reflowed'}
        onClick={running === 'flow' ? onStop : onTrain}
      >
        {say(running === 'flow' ? shared.stop : hasFlow ? shared.again : shared.train)}
      </button>
      <button
        type="button"
        className="df-button df-train-button df-reflow-start"
        disabled={isInert || !hasFlow || running === 'flow'}
        onClick={running === 'reflowed' ? onStop : onReflow}
      >
        {say(running === 'reflowed' ? shared.stop : words.reflow)}
      </button>
    </div>
  );
}
