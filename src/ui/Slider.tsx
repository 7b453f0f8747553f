'use client';

import { type ComponentProps, type KeyboardEvent, type ReactNode, useId } from 'react';
import type { TextGap } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';

/** How many timesteps Page Up and Page Down move. */
export const PAGE = 50;

/**
 * Where a key moves a slider of timesteps: arrows by 1, Page Up and Page Down by 50, Home and End to the ends; null for every
 * other key.
 */
export function steppedBy({ key }: Pick<KeyboardEvent, 'key'>, t: number, last: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return t + 1;
    case 'ArrowLeft':
    case 'ArrowDown':
      return t - 1;
    case 'PageUp':
      return t + PAGE;
    case 'PageDown':
      return t - PAGE;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

export interface DialProps
  extends Pick<ComponentProps<'input'>, 'min' | 'max' | 'step' | 'disabled' | 'aria-valuetext'> {
  label: ReactNode;
  /** The value as readers see it. */
  text: TextGap;
  value: number;
  onChange: (value: number) => void;
}

/** A native slider for a number of one figure, with its label and its value above. */
export function Dial({ label, text, onChange, ...range }: DialProps) {
  const id = useId();
  const said = useFormat()(text);
  return (
    <div className="df-slider df-dial">
      <label className="df-slider-label" htmlFor={id}>
        {label}
      </label>
      <output className="df-slider-value" htmlFor={id}>
        {/* A minus stands before its number in every script. */}
        <bdi dir="auto">{said}</bdi>
      </output>
      <div className="df-slider-track df-dial-track">
        <input {...range} id={id} type="range" onChange={(event) => onChange(event.target.valueAsNumber)} />
      </div>
    </div>
  );
}
