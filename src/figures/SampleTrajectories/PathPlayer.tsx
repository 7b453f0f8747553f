'use client';
import { SequencePlayer } from '../../components/SequencePlayer.js';
import { lastTick, tickAt, timeAtTick } from '../../core/timestep.js';
import type { Process } from '../../core/types.js';
import { useFormat } from '../../i18n/useFormat.js';
import { messages } from './messages.js';
import type { MovePaths } from './useMovePaths.js';

export interface PathPlayerProps extends MovePaths {
  t: number;
  /** What t is a time of. */
  process: Process;
}

/** Play, steps, and a slider along the paths, from x_T at its left to x_0, in five seconds. */
export function PathPlayer({ t, process, onMove, store }: PathPlayerProps) {
  const format = useFormat();
  const last = lastTick(process);
  const at = messages.at({ t });
  return (
    <SequencePlayer
      place={last - tickAt(process, t)}
      last={last}
      speed={2}
      store={store}
      onMove={(place) => onMove(timeAtTick(process, last - place))}
      name={messages.play}
      slider={messages.slider}
      valueText={at}
    >
      {() => (
        <span className="df-path-place" aria-hidden="true">
          {format(at)}
        </span>
      )}
    </SequencePlayer>
  );
}
