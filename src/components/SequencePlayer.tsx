'use client';
import { type ReactNode, useId, useRef } from 'react';
import type { PageStore } from '../hooks/pageStore.js';
import { usePlayer } from '../hooks/usePlayer.js';
import type { Message, Text } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';
import { PlayerButtons } from './PlayerButtons.js';

export interface SequencePlayerProps {
  /** The place, an integer in 0 ≤ place ≤ last. */
  place: number;
  last: number;
  /** 1 plays the whole sequence in ten seconds. */
  speed: number;
  /** Where it is kept who plays it, if others may; defaults to its own. */
  store?: PageStore | undefined;
  /** Defaults to false. */
  disabled?: boolean;
  onMove: (place: number) => void;
  /** What it is called, and its slider. */
  name: Message;
  slider: Message;
  /** The place in words, for screen readers. */
  valueText: Text;
  /** Shows the place beside the slider, of which it is given the id. */
  children: (slider: string, isPlaying: boolean) => ReactNode;
}

/** Play, steps, and a slider over what a figure shows one after the other. */
export function SequencePlayer(props: SequencePlayerProps) {
  const { place, last, speed, store, disabled, onMove, name, slider, valueText, children } = props;
  const id = useId();
  const format = useFormat();
  const controls = useRef<HTMLFieldSetElement>(null);
  const setT = (next: number) => onMove(Math.min(last, Math.max(0, Math.round(next))));
  const position = { t: place, setT, last, store };
  const player = usePlayer(position, { direction: 'forward', speed }, controls);
  return (
    <fieldset ref={controls} className="df-player df-chain-player" disabled={disabled} aria-label={format(name)}>
      <PlayerButtons player={player} position={position} />
      <div className="df-slider-track df-chain-track">
        <input
          id={id}
          type="range"
          aria-label={format(slider)}
          min={0}
          max={last}
          value={place}
          aria-valuetext={format(valueText)}
          onChange={(event) => player.move(event.target.valueAsNumber)}
        />
      </div>
      {children(id, player.isPlaying)}
    </fieldset>
  );
}
