'use client';
import { Button } from '../../components/Button.js';
import { useFormat } from '../../i18n/useFormat.js';
import { messages as shared } from '../messages.js';
import { messages } from './messages.js';
import { SetSelect } from './SetSelect.js';
import type { Choice } from './useData.js';
import type { Phase } from './useTraining.js';

export interface TrainControlsProps {
  choice: Choice;
  /** Whether the page's own points are among the choices. */
  hasOwn: boolean;
  phase: Phase;
  /** Whether there are points to train on. */
  hasPoints: boolean;
  /** Before a script has taken the figure over. */
  isInert: boolean;
  /** False for what the page holds without hearing of changes. */
  canChoose: (name: 'points') => boolean;
  onChoose: (choice: Choice) => void;
  onStart: () => void;
  onStop: () => void;
}

/** The choice of the data, and the button that starts and stops. */
export function TrainControls(props: TrainControlsProps) {
  const { choice, hasOwn, phase, hasPoints, isInert, canChoose, onChoose, onStart, onStop } = props;
  const format = useFormat();
  const isRunning = phase === 'running';
  const isAgain = phase === 'trained' || phase === 'stopped';
  return (
    <div className="df-train-controls">
      <SetSelect
        value={choice}
        hasOwn={hasOwn}
        disabled={isInert || !canChoose('points')}
        onChoose={(value) => onChoose(value as Choice)}
      >
        <option value="drawing">{format(messages.drawing)}</option>
      </SetSelect>
      <Button
        className="df-train-button"
        disabled={isInert || !canChoose('points')}
        isIdle={choice !== 'drawing' || !hasPoints}
        onClick={() => onChoose('drawing')}
      >
        {format(shared.clear)}
      </Button>
      <button
        type="button"
        className="df-button df-train-button df-train-start"
        disabled={isInert || !hasPoints}
        onClick={isRunning ? onStop : onStart}
      >
        {format(isRunning ? messages.stop : isAgain ? messages.again : messages.train)}
      </button>
    </div>
  );
}
