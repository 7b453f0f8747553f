'use client';
import { SequencePlayer } from '../../components/SequencePlayer.js';
import { useSay } from '../../words/say.js';
import { CLEAN } from './walks.js';
import { words } from './words.js';

export interface ChainControlsProps {
  /** How many steps have been taken. */
  step: number;
  /** How many there are. */
  last: number;
  /** The timestep of the state there. */
  t: number;
  onMove: (step: number) => void;
}

/** Play, steps, and a slider over the states of a chain. */
export function ChainControls({ step, last, t, onMove }: ChainControlsProps) {
  const say = useSay();
  return (
    <SequencePlayer
      place={step}
      last={last}
      speed={1}
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
