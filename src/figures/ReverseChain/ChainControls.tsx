'use client';
import { useId, useRef } from 'react';
import { PlayerButtons } from '../../components/PlayerButtons.js';
import { usePlayer } from '../../hooks/usePlayer.js';
import { CLEAN } from './walks.js';

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
  const controls = useRef<HTMLFieldSetElement>(null);
  const setT = (next: number) => onMove(Math.min(last, Math.max(0, Math.round(next))));
  const { isPlaying, play, pause } = usePlayer({ t: step, setT, last }, PLAY, controls);
  const move = (next: number) => {
    pause();
    setT(next);
  };
  const at = t === CLEAN ? 'the clean end' : `t = ${t}`;
  return (
    <fieldset ref={controls} className="df-player df-chain-player" aria-label="play through the chain">
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
          aria-label="step of the chain"
          min={0}
          max={last}
          value={step}
          aria-valuetext={`step ${step} of ${last}, ${at}`}
          onChange={(event) => move(event.target.valueAsNumber)}
        />
      </div>
      <output className="df-chain-place" htmlFor={id} aria-live={isPlaying ? 'off' : undefined}>
        {`step ${step} of ${last}`}
      </output>
    </fieldset>
  );
}
