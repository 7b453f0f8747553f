'use client';
import { useFormat } from '../../i18n/useFormat.js';
import { Dial } from '../../marks/Dial.js';
import { messages } from './messages.js';
import { WHOLE, WINDOWS } from './windows.js';

export interface WindowSliderProps {
  /** One of `WINDOWS`. */
  window: number;
  disabled: boolean;
  onChange: (window: number) => void;
}

/** How much of x_t is seen, from 3 pixels to all. */
export function WindowSlider({ window, disabled, onChange }: WindowSliderProps) {
  const format = useFormat();
  const size = `${window} × ${window}`;
  const isWhole = window === WHOLE;
  return (
    <Dial
      label={format(messages.window)}
      text={isWhole ? messages.whole : size}
      min={0}
      max={WINDOWS.length - 1}
      disabled={disabled}
      value={WINDOWS.indexOf(window)}
      aria-valuetext={format(isWhole ? messages.whole : messages.pixels({ size }))}
      onChange={(index) => onChange(WINDOWS[index] as number)}
    />
  );
}
