'use client';
import { Dial } from '../../marks/Dial.js';
import { WHOLE, WINDOWS } from './windows.js';

export interface WindowSliderProps {
  /** One of `WINDOWS`. */
  window: number;
  onChange: (window: number) => void;
}

/** How much of x_t is seen, from 3 pixels to all. */
export function WindowSlider({ window, onChange }: WindowSliderProps) {
  const text = window === WHOLE ? 'whole image' : `${window} × ${window}`;
  return (
    <Dial
      label="Window"
      text={text}
      min={0}
      max={WINDOWS.length - 1}
      value={WINDOWS.indexOf(window)}
      aria-valuetext={window === WHOLE ? text : `${text} pixels`}
      onChange={(index) => onChange(WINDOWS[index] as number)}
    />
  );
}
