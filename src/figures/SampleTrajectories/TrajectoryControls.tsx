'use client';
import { useId } from 'react';
import { Button } from '../../components/Button.js';
import type { Text } from '../../i18n/message.js';
import { useFormat } from '../../i18n/useFormat.js';
import { messages as shared } from '../messages.js';
import type { SamplerKind } from './asked.js';
import { messages } from './messages.js';

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
  ddim: messages.ddim,
  ddpm: messages.ddpm,
  euler: messages.euler,
  heun: messages.heun,
  'dpm++': messages.dpm,
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
  const format = useFormat();
  return (
    <div className="df-player df-trajectory-controls">
      <fieldset className="df-choice" disabled={!canChoose('sampler')}>
        <legend className="df-choice-legend">{format(messages.sampler)}</legend>
        {kinds.map((value) => (
          <label key={value} className="df-choice-option">
            <input type="radio" name={group} value={value} checked={kind === value} onChange={() => onKind(value)} />
            {format(NAMES[value])}
          </label>
        ))}
      </fieldset>
      <button type="button" className="df-button" disabled={!canChoose('starts')} onClick={onHundred}>
        {format(messages.dropHundred)}
      </button>
      <button type="button" className="df-button" disabled={starts === 0} onClick={onAgain}>
        {format(messages.again)}
      </button>
      <Button disabled={!canChoose('starts')} isIdle={starts === 0} onClick={onClear}>
        {format(shared.clear)}
      </Button>
      <output className="df-trajectory-count">{format(shared.points({ count: starts }))}</output>
    </div>
  );
}
