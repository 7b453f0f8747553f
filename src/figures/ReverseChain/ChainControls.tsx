'use client';
import { useId, useRef } from 'react';
import { PlayerButtons } from '../../components/PlayerButtons.js';
import { usePlayer } from '../../hooks/usePlayer.js';
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

const PLAY = { direction: 'forward', speed: 1 } as const;

/** Play, steps, and a slider over the states of a chain. */
export function ChainControls({ step, last, t, onMove }: ChainControlsProps) {
  const id = useId();
  const say = useSay();
  const controls = useRef<HTMLFieldSetElement>(null);
  const setT = (next: number) => onMove(Math.min(last, Math.max(0, Math.round(next))));
  const { isPlaying, play, pause } = usePlayer({ t: step, setT, last }, PLAY, controls);
  const move = (next: number) => {
    pause();
    setT(next);
  };
  const place = t === CLEAN ? words.stepAtCleanEnd({ step, last }) : words.stepAtT({ step, last, t });
  return (
    <fieldset ref={controls} className="df-player df-chain-player" aria-label={say(words.play)}>
      <PlayerButtons
        isPlaying={isPlaying}
        direction="forward"
        isFirst={step === 0}
        isLast={step === last}
        onPlay={play}
        onPause={pause}
        onStep={(distance) => move(step + distance)}
      />
      <div className="df-slider-track df-chain-track">
        <input
          id={id}
          type="range"
          aria-label={say(words.slider)}
          min={0}
          max={last}
          value={step}
          aria-valuetext={say(place)}
          onChange={(event) => move(event.target.valueAsNumber)}
        />
      </div>
      <output className="df-chain-place" htmlFor={id} aria-live={isPlaying ? 'off' : undefined}>
        {say(words.step({ step, last }))}
      </output>
    </fieldset>
  );
}
