'use client';
import { Dial } from '../../marks/Dial.js';
import { useSay } from '../../words/say.js';
import { WHOLE, WINDOWS } from './windows.js';
import { words } from './words.js';

export interface WindowSliderProps {
  /** One of `WINDOWS`. */
  window: number;
  disabled: boolean;
  onChange: (window: number) => void;
}

/** How much of x_t is seen, from 3 pixels to all. */
export function WindowSlider({ window, disabled, onChange }: WindowSliderProps) {
  const say = useSay();
  const size = `${window} × ${window}`;
  const isWhole = window === WHOLE;
  return (
    <Dial
      label={say(words.window)}
      text={isWhole ? words.whole : size}
      min={0}
      max={WINDOWS.length - 1}
      disabled={disabled}
      value={WINDOWS.indexOf(window)}
      aria-valuetext={say(isWhole ? words.whole : words.pixels({ size }))}
      onChange={(index) => onChange(WINDOWS[index] as number)}
    />
  );
}
