'use client';
import { useId } from 'react';
import type { Sampler } from '../../core/types.js';

export interface TrajectoryControlsProps {
  kind: Sampler['kind'];
  /** Number of starts. */
  starts: number;
  onKind: (kind: Sampler['kind']) => void;
  onHundred: () => void;
  onAgain: () => void;
  onClear: () => void;
}

const KINDS = [
  ['ddim', 'DDIM'],
  ['ddpm', 'DDPM'],
] as const;

/** Which sampler walks, and from where. */
export function TrajectoryControls({ kind, starts, onKind, onHundred, onAgain, onClear }: TrajectoryControlsProps) {
  const group = useId();
  return (
    <div className="df-player df-trajectory-controls">
      <fieldset className="df-choice">
        <legend className="df-choice-legend">sampler</legend>
        {KINDS.map(([value, name]) => (
          <label key={value} className="df-choice-option">
            <input type="radio" name={group} value={value} checked={kind === value} onChange={() => onKind(value)} />
            {name}
          </label>
        ))}
      </fieldset>
      <button type="button" className="df-button" onClick={onHundred}>
        Drop a hundred
      </button>
      <button type="button" className="df-button" disabled={starts === 0} onClick={onAgain}>
        Again with other noise
      </button>
      <button type="button" className="df-button" disabled={starts === 0} onClick={onClear}>
        Clear
      </button>
      <output className="df-trajectory-count">{starts === 1 ? '1 point' : `${starts} points`}</output>
    </div>
  );
}
