'use client';

import { type ReactNode, useId, useRef } from 'react';
import type { Message, Text, TextGap } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';
import type { PageStore } from '../page/store.js';
import { type Direction, type Player, type Position, usePlayer } from '../page/usePlayer.js';
import { Button } from './Button.js';
import { playerMessages } from './playerMessages.js';

export interface PlayerButtonsProps {
  player: Player;
  /** The position that the buttons move. */
  position: Pick<Position, 't' | 'last'>;
  /** The direction of the symbol of play; defaults to `'forward'`. */
  direction?: Direction | undefined;
  /** Defaults to false. */
  disabled?: boolean | undefined;
}

/** A step back, play or pause, a step forward. */
export function PlayerButtons({ player, position, direction = 'forward', disabled }: PlayerButtonsProps) {
  const { t, last } = position;
  const { isPlaying, play, pause, move } = player;
  return (
    <div className="df-player-buttons">
      <PlayerButton
        name={playerMessages.stepBack}
        d="M4 3v10M13 3L6 8l7 5z"
        disabled={disabled}
        isIdle={t === 0}
        onPress={() => move(t - 1)}
      />
      {isPlaying ? (
        <PlayerButton key="play" name={playerMessages.pause} d="M5 3v10M11 3v10" disabled={disabled} onPress={pause} />
      ) : (
        <PlayerButton
          key="play"
          name={playerMessages.play}
          d={direction === 'forward' ? 'M4 3l9 5-9 5z' : 'M12 3L3 8l9 5z'}
          disabled={disabled}
          onPress={play}
        />
      )}
      <PlayerButton
        name={playerMessages.stepForward}
        d="M3 3l7 5-7 5zM12 3v10"
        disabled={disabled}
        isIdle={t === last}
        onPress={() => move(t + 1)}
      />
    </div>
  );
}

interface PlayerButtonProps {
  name: Message;
  /** The path of its symbol. */
  d: string;
  disabled: boolean | undefined;
  isIdle?: boolean;
  onPress: () => void;
}

function PlayerButton({ name, d, disabled, isIdle = false, onPress }: PlayerButtonProps) {
  return (
    <Button aria-label={useFormat()(name)} disabled={disabled} isIdle={isIdle} onClick={onPress}>
      <svg className="df-icon" aria-hidden="true" width={16} height={16} viewBox="0 0 16 16">
        <path d={d} />
      </svg>
    </Button>
  );
}

interface SequencePlayerProps {
  /** The place, an integer in 0 ≤ place ≤ last. */
  place: number;
  last: number;
  /** 1 plays the whole sequence in ten seconds. */
  speed: number;
  /** The direction in which it plays. @default 'forward' */
  direction?: Direction | undefined;
  /** The store of a page that notes which of several players of one place is playing. @default a store of its own */
  store?: PageStore | undefined;
  /** Whether it plays once when it has come into view. @default false */
  autoPlay?: boolean | undefined;
  /** Defaults to false. */
  disabled?: boolean;
  onMove: (place: number) => void;
  /** The name of the player and of its slider. */
  name: Text;
  slider: Text;
  /** The place in words, for screen readers. */
  valueText: TextGap;
  /** Shows the place next to the slider, and receives the slider's id. */
  children: (slider: string, isPlaying: boolean) => ReactNode;
}

/** Play, steps, and a slider over what a figure shows one after the other. */
export function SequencePlayer(props: SequencePlayerProps) {
  const {
    place,
    last,
    speed,
    direction = 'forward',
    store,
    autoPlay,
    disabled,
    onMove,
    name,
    slider,
    valueText,
    children,
  } = props;
  const id = useId();
  const format = useFormat();
  const controls = useRef<HTMLFieldSetElement>(null);
  const setT = (next: number) => onMove(Math.min(last, Math.max(0, Math.round(next))));
  const position = { t: place, setT, last, store };
  const player = usePlayer(position, { direction, speed, autoPlay: autoPlay === true }, controls);
  return (
    // The fieldset itself is not disabled, because a control next to the slider may change another prop.
    <fieldset ref={controls} className="df-player df-chain-player" aria-label={format(name)}>
      <PlayerButtons {...{ player, position, direction, disabled }} />
      <div className="df-slider-track df-chain-track">
        <input
          id={id}
          type="range"
          aria-label={format(slider)}
          min={0}
          max={last}
          value={place}
          disabled={disabled}
          aria-valuetext={format(valueText)}
          onChange={(event) => player.move(event.target.valueAsNumber)}
        />
      </div>
      {children(id, player.isPlaying)}
    </fieldset>
  );
}
