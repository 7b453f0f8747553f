'use client';

import { type ComponentProps, type KeyboardEvent, type ReactNode, useId } from 'react';
import type { TextGap } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';

/** The number of timesteps that Page Up and Page Down move. */
export const PAGE = 50;

/**
 * Returns the timestep to which a key moves a slider: arrows by 1, Page Up and Page Down by 50, Home and End to the ends; null for
 * every other key.
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

export interface SliderProps extends Pick<ComponentProps<'input'>, 'step' | 'disabled'> {
  /** The smallest value; defaults to 0. The range widens to include `value`. */
  min?: number | undefined;
  /** The largest value; defaults to 100. */
  max?: number | undefined;
  label: ReactNode;
  /** The value as readers see it. */
  text: TextGap;
  /** The value for screen readers; defaults to `text`. */
  valueText?: TextGap | undefined;
  value: number;
  /** Called with the value to which a reader moves the slider. */
  onChange: (value: number) => void;
}

/** A native slider for a number of one figure, with its label and its value above. */
export function Slider(props: SliderProps) {
  const { label, text, valueText = text, min = 0, max = 100, value, onChange, ...rest } = props;
  const id = useId();
  const format = useFormat();
  return (
    <div className="df-slider df-dial">
      <label className="df-slider-label" htmlFor={id}>
        {label}
      </label>
      <output className="df-slider-value" htmlFor={id}>
        {/* A minus stands before its number in every script. */}
        <bdi dir="auto">{format(text)}</bdi>
      </output>
      <div className="df-slider-track df-dial-track">
        <input
          {...rest}
          min={Math.min(min, value)}
          max={Math.max(max, value)}
          value={value}
          id={id}
          type="range"
          aria-valuetext={format(valueText)}
          onChange={(event) => onChange(event.target.valueAsNumber)}
        />
      </div>
    </div>
  );
}
