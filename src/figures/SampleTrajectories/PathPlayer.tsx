'use client';
import { SequencePlayer } from '../../components/SequencePlayer.js';
import { useSay } from '../../words/say.js';
import { words } from './words.js';

export interface PathPlayerProps {
  t: number;
  /** The largest t. */
  last: number;
  onMove: (t: number) => void;
}

/** Play, steps, and a slider along the paths, from x_T at its left to x_0, in five seconds. */
export function PathPlayer({ t, last, onMove }: PathPlayerProps) {
  const say = useSay();
  const at = words.at({ t });
  return (
    <SequencePlayer
      place={last - t}
      last={last}
      speed={2}
      onMove={(place) => onMove(last - place)}
      name={words.play}
      slider={words.slider}
      valueText={at}
    >
      {() => (
        <span className="df-path-place" aria-hidden="true">
          {say(at)}
        </span>
      )}
    </SequencePlayer>
  );
}
