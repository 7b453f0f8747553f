'use client';

import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { useFormat } from '../i18n/useFormat.js';
import { messages } from './messages.js';
import { middleOf } from './predictions.js';

interface RangeProps {
  label: ReactNode;
  /** The value as readers see it; null while there is none. */
  text: string | null;
  min: number;
  max: number;
  step: number;
  /** Null while the reader has chosen none: the thumb is then hollow and in the middle. */
  value: number | null;
  onChange: (value: number) => void;
  onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
}

/** A native slider, with its label and its value above. */
export function Range({ label, text, min, max, step, value, onChange, onKeyDown }: RangeProps) {
  const id = useId();
  const format = useFormat();
  const isPressed = useRef(false);
  const choose = (event: { currentTarget: HTMLInputElement }) => onChange(event.currentTarget.valueAsNumber);
  return (
    <div className="df-slider df-dial">
      <label className="df-slider-label" htmlFor={id}>
        {label}
      </label>
      <output className="df-slider-value" htmlFor={id} aria-live="off">
        <bdi dir="auto">{text ?? format(messages.unset)}</bdi>
      </output>
      <div className="df-slider-track df-dial-track">
        <input
          id={id}
          type="range"
          {...{ min, max, step, onKeyDown }}
          data-empty={value === null || undefined}
          value={value ?? middleOf({ min, max })}
          aria-valuetext={text ?? format(messages.unset)}
          onChange={choose}
          // A press on the middle, where the thumb is already, is no change to a browser. It is no click for a finger, and a
          // click for a press on the label.
          onPointerDown={() => {
            isPressed.current = true;
          }}
          onPointerUp={(event) => {
            if (value === null && isPressed.current && event.button === 0) choose(event);
            isPressed.current = false;
          }}
          onPointerCancel={() => {
            isPressed.current = false;
          }}
        />
      </div>
    </div>
  );
}
