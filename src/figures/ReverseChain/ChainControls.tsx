'use client';
import { SequencePlayer } from '../../components/SequencePlayer.js';
import { useFormat } from '../../i18n/useFormat.js';
import { messages } from './messages.js';
import { CLEAN } from './walks.js';

export interface ChainControlsProps {
  /** How many steps are asked for; beyond the last it is that. */
  asked: number;
  /** The timesteps of the states. */
  times: readonly number[];
  disabled: boolean;
  onMove: (step: number) => void;
}

/** Play, steps, and a slider over the states of a chain. */
export function ChainControls({ asked, times, disabled, onMove }: ChainControlsProps) {
  const format = useFormat();
  const last = times.length - 1;
  const step = Math.min(asked, last);
  const t = times[step] as number;
  return (
    <SequencePlayer
      place={step}
      last={last}
      speed={1}
      disabled={disabled}
      onMove={onMove}
      name={messages.play}
      slider={messages.slider}
      valueText={t === CLEAN ? messages.stepAtCleanEnd({ step, last }) : messages.stepAtT({ step, last, t })}
    >
      {(slider, isPlaying) => (
        <output className="df-chain-place" htmlFor={slider} aria-live={isPlaying ? 'off' : undefined}>
          {format(messages.step({ step, last }))}
        </output>
      )}
    </SequencePlayer>
  );
}
