'use client';

import type { FigureState } from '../../../figure/definition.js';
import { useTimestepSetter } from '../../../figure/useTimestepSetter.js';
import type { PageStore } from '../../../page/store.js';
import { usePageStore } from '../../../page/useTimestep.js';
import { lastTick, tickAt, timeAtTick } from '../../../process/timestep.js';
import type { Process } from '../../../process/types.js';
import { LabelTex } from '../../../tex/Tex.js';
import { SequencePlayer } from '../../../ui/PlayerButtons.js';
import { messages } from '../../SampleTrajectories/messages.js';

/** The functions that move t. */
interface MovePaths {
  readonly onMove: (t: number) => void;
  /** The store that keeps the player of the page's t; undefined for a t of the figure's own. */
  readonly store: PageStore | undefined;
}

/**
 * Returns the functions that move t; null if t is controlled and has no change handler.
 *
 * @param process - the process of t; defaults to a schedule.
 */
export function useMovePaths(
  figure: Pick<FigureState<object, unknown>, 'ownProps' | 'setProp'>,
  process?: Process,
): MovePaths | null {
  const move = useTimestepSetter(figure, process);
  const pageStore = usePageStore();
  const { t, defaultT } = figure.ownProps;
  const isOwn = t !== undefined || defaultT !== undefined || !pageStore;
  if (move) return { onMove: move, store: isOwn ? undefined : pageStore };
  return t === undefined && !pageStore ? { onMove: (next) => figure.setProp('t', next), store: undefined } : null;
}

interface PathPlayerProps extends MovePaths {
  t: number;
  /** The process of t. */
  process: Process;
  /** Whether it plays once when it has come into view. @default false */
  autoPlay?: boolean;
}

/** Play, steps, and a slider of t, with the data at its left as on every slider of t. It plays from x_T to x_0, in five seconds. */
export function PathPlayer({ t, process, onMove, store, autoPlay }: PathPlayerProps) {
  return (
    <SequencePlayer
      place={tickAt(process, t)}
      last={lastTick(process)}
      speed={2}
      direction="backward"
      autoPlay={autoPlay}
      store={store}
      onMove={(tick) => onMove(timeAtTick(process, tick))}
      name={messages.play}
      slider={messages.slider}
      valueText={messages.at({ t })}
    >
      {() => (
        <span className="df-path-place" aria-hidden="true">
          <LabelTex>{`t = ${t}`}</LabelTex>
        </span>
      )}
    </SequencePlayer>
  );
}
