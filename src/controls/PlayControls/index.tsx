'use client';
import { type ComponentProps, useId, useRef, useState } from 'react';
import { useFormat } from '../../i18n/useFormat.js';
import { useRootAttributes } from '../../page/rootAttributes.js';
import { type Direction, usePlayer } from '../../page/usePlayer.js';
import { rootClasses } from '../../ui/classes.js';
import { elementProps } from '../../ui/elementProps.js';
import { Guard } from '../../ui/Guard.js';
import { PlayerButtons } from '../../ui/PlayerButtons.js';
import { messages } from '../messages.js';
import { usePageT } from '../usePageT.js';

export interface PlayControlsProps extends Omit<ComponentProps<'fieldset'>, 'children' | 'ref'> {
  /** The speed that is chosen first; 1 plays the whole schedule in ten seconds; defaults to 1. */
  defaultSpeed?: 0.25 | 0.5 | 1 | 2 | 4 | undefined;
  /** The first direction of play: `'forward'` adds noise, `'backward'` removes it; defaults to `'forward'`. */
  defaultDirection?: Direction | undefined;
}

const SPEEDS = [0.25, 0.5, 1, 2, 4] as const;

/**
 * Plays through the timesteps of all figures under the same provider: play and pause, single steps, direction, speed.
 * It plays only after a press, stops at the ends and out of sight, and jumps once a second for readers who prefer
 * reduced motion.
 *
 * ```tsx
 * <DiffusionProvider defaultT={0}>
 *   <PlayControls defaultSpeed={2} />
 *   <NoiseTriptych />
 * </DiffusionProvider>
 * ```
 */
export function PlayControls(props: PlayControlsProps) {
  return (
    <Guard>
      <Player {...props} />
    </Guard>
  );
}

function Player({ defaultSpeed = 1, defaultDirection = 'forward', className, disabled, ...rest }: PlayControlsProps) {
  const page = usePageT();
  const [speed, setSpeed] = useState<number>(defaultSpeed);
  const [direction, setDirection] = useState(defaultDirection);
  const controls = useRef<HTMLFieldSetElement>(null);
  const player = usePlayer(page, { direction, speed }, controls);
  const attributes = useRootAttributes();
  const id = useId();
  const format = useFormat();
  return (
    <fieldset
      aria-label={format(messages.play)}
      {...attributes}
      {...elementProps(rest)}
      disabled={disabled || page.isHeld}
      ref={controls}
      className={rootClasses('df-player', className)}
    >
      <PlayerButtons player={player} position={page} direction={direction} />
      <label className="df-player-choice">
        <input
          type="checkbox"
          checked={direction === 'backward'}
          onChange={(event) => setDirection(event.target.checked ? 'backward' : 'forward')}
        />
        {format(messages.backward)}
      </label>
      <span className="df-player-choice">
        <label htmlFor={id}>{format(messages.speed)}</label>
        <select id={id} className="df-select" value={speed} onChange={(event) => setSpeed(Number(event.target.value))}>
          {SPEEDS.map((value) => (
            <option key={value} value={value}>
              {format(value)} ×
            </option>
          ))}
        </select>
      </span>
    </fieldset>
  );
}
