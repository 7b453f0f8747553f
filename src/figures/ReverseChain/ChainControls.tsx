'use client';
import { SequencePlayer } from '../../components/SequencePlayer.js';
import { useSay } from '../../words/say.js';
import { CLEAN } from './walks.js';
import { words } from './words.js';

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
  const say = useSay();
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
      name={words.play}
      slider={words.slider}
      valueText={t === CLEAN ? words.stepAtCleanEnd({ step, last }) : words.stepAtT({ step, last, t })}
    >
      {(slider, isPlaying) => (
        <output className="df-chain-place" htmlFor={slider} aria-live={isPlaying ? 'off' : undefined}>
          {say(words.step({ step, last }))}
        </output>
      )}
    </SequencePlayer>
  );
}
