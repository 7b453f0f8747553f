'use client';
import { useId } from 'react';
import type { Sampler } from '../../core/types.js';
import { useSay } from '../../words/say.js';
import { words as shared } from '../words.js';
import { words } from './words.js';

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
  ['ddim', words.ddim],
  ['ddpm', words.ddpm],
] as const;

/** Which sampler walks, and from where. */
export function TrajectoryControls({ kind, starts, onKind, onHundred, onAgain, onClear }: TrajectoryControlsProps) {
  const group = useId();
  const say = useSay();
  return (
    <div className="df-player df-trajectory-controls">
      <fieldset className="df-choice">
        <legend className="df-choice-legend">{say(words.sampler)}</legend>
        {KINDS.map(([value, name]) => (
          <label key={value} className="df-choice-option">
            <input type="radio" name={group} value={value} checked={kind === value} onChange={() => onKind(value)} />
            {say(name)}
          </label>
        ))}
      </fieldset>
      <button type="button" className="df-button" onClick={onHundred}>
        {say(words.dropHundred)}
      </button>
      <button type="button" className="df-button" disabled={starts === 0} onClick={onAgain}>
        {say(words.again)}
      </button>
      <button type="button" className="df-button" disabled={starts === 0} onClick={onClear}>
        {say(shared.clear)}
      </button>
      <output className="df-trajectory-count">
        {say(starts === 1 ? shared.point : shared.points({ count: starts }))}
      </output>
    </div>
  );
}
