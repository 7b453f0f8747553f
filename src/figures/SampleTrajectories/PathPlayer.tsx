'use client';
import { SequencePlayer } from '../../components/SequencePlayer.js';
import { lastTick, tickAt, timeAtTick } from '../../core/timestep.js';
import type { Process } from '../../core/types.js';
import { useSay } from '../../words/say.js';
import type { MovePaths } from './useMovePaths.js';
import { words } from './words.js';

export interface PathPlayerProps extends MovePaths {
  t: number;
  /** What t is a time of. */
  process: Process;
}

/** Play, steps, and a slider along the paths, from x_T at its left to x_0, in five seconds. */
export function PathPlayer({ t, process, onMove, store }: PathPlayerProps) {
  const say = useSay();
  const last = lastTick(process);
  const at = words.at({ t });
  return (
    <SequencePlayer
      place={last - tickAt(process, t)}
      last={last}
      speed={2}
      store={store}
      onMove={(place) => onMove(timeAtTick(process, last - place))}
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
