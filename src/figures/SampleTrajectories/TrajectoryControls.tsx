'use client';
import { useId } from 'react';
import { Button } from '../../components/Button.js';
import type { Text } from '../../words/message.js';
import { useSay } from '../../words/say.js';
import { words as shared } from '../words.js';
import type { SamplerKind } from './asked.js';
import { words } from './words.js';

export interface TrajectoryControlsProps {
  kind: SamplerKind;
  /** Those to choose from. */
  kinds: readonly SamplerKind[];
  /** Number of starts. */
  starts: number;
  /** False for what the page holds without hearing of changes. */
  canChoose: (name: 'sampler' | 'starts') => boolean;
  onKind: (kind: SamplerKind) => void;
  onHundred: () => void;
  onAgain: () => void;
  onClear: () => void;
}

const NAMES: Readonly<Record<SamplerKind, Text>> = {
  ddim: words.ddim,
  ddpm: words.ddpm,
  euler: words.euler,
  heun: words.heun,
  'dpm++': words.dpm,
};

/** Which sampler walks, and from where. */
export function TrajectoryControls({
  kind,
  kinds,
  starts,
  canChoose,
  onKind,
  onHundred,
  onAgain,
  onClear,
}: TrajectoryControlsProps) {
  const group = useId();
  const say = useSay();
  return (
    <div className="df-player df-trajectory-controls">
      <fieldset className="df-choice" disabled={!canChoose('sampler')}>
        <legend className="df-choice-legend">{say(words.sampler)}</legend>
        {kinds.map((value) => (
          <label key={value} className="df-choice-option">
            <input type="radio" name={group} value={value} checked={kind === value} onChange={() => onKind(value)} />
            {say(NAMES[value])}
          </label>
        ))}
      </fieldset>
      <button type="button" className="df-button" disabled={!canChoose('starts')} onClick={onHundred}>
        {say(words.dropHundred)}
      </button>
      <button type="button" className="df-button" disabled={starts === 0} onClick={onAgain}>
        {say(words.again)}
      </button>
      <Button disabled={!canChoose('starts')} isIdle={starts === 0} onClick={onClear}>
        {say(shared.clear)}
      </Button>
      <output className="df-trajectory-count">{say(shared.points({ count: starts }))}</output>
    </div>
  );
}
