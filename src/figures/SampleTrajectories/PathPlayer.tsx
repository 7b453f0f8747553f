'use client';
import { useRef } from 'react';
import { PlayerButtons } from '../../components/PlayerButtons.js';
import { usePlayer } from '../../hooks/usePlayer.js';
import { useSay } from '../../words/say.js';
import { words } from './words.js';

export interface PathPlayerProps {
  t: number;
  /** The largest t. */
  last: number;
  onMove: (t: number) => void;
}

/** As sampling goes: from x_T down to t = 0, in five seconds. */
const PLAY = { direction: 'backward', speed: 2 } as const;

/** Play, steps, and a slider along the paths, from x_T at its left to x_0. */
export function PathPlayer({ t, last, onMove }: PathPlayerProps) {
  const say = useSay();
  const controls = useRef<HTMLFieldSetElement>(null);
  const setT = (next: number) => onMove(Math.min(last, Math.max(0, Math.round(next))));
  const { isPlaying, play, pause } = usePlayer({ t, setT, last }, PLAY, controls);
  const move = (next: number) => {
    pause();
    setT(next);
  };
  const place = words.at({ t });
  return (
    <fieldset ref={controls} className="df-player df-chain-player" aria-label={say(words.play)}>
      <PlayerButtons
        isPlaying={isPlaying}
        direction="forward"
        isFirst={t === last}
        isLast={t === 0}
        onPlay={play}
        onPause={pause}
        onStep={(distance) => move(t - distance)}
      />
      <div className="df-slider-track df-chain-track">
        <input
          type="range"
          aria-label={say(words.slider)}
          min={0}
          max={last}
          value={last - t}
          aria-valuetext={say(place)}
          onChange={(event) => move(last - event.target.valueAsNumber)}
        />
      </div>
      <span className="df-path-place" aria-hidden="true">
        {say(place)}
      </span>
    </fieldset>
  );
}
