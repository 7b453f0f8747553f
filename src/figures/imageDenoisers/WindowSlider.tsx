'use client';

import { invalid } from '../../core/check.js';
import { useFormat } from '../../i18n/useFormat.js';
import { Slider } from '../../ui/Slider.js';
import { messages } from '../PatchFaces/messages.js';

/** From each pixel it reaches all others. */
const WHOLE = 31;
/** The windows that readers choose from, in pixels. */
const WINDOWS = [3, 5, 7, 9, 11, 13, 15, WHOLE] as const;
/** The side of a window in pixels. */
export type WindowSide = (typeof WINDOWS)[number];

/** Returns a window that there is; throws a RangeError otherwise. */
export function checkWindow(window: WindowSide, name: string): WindowSide {
  if (WINDOWS.includes(window)) return window;
  throw invalid(name, window, '3, 5, 7, 9, 11, 13, 15 or 31');
}

interface WindowSliderProps {
  window: WindowSide;
  disabled: boolean;
  onChange: (window: WindowSide) => void;
}

/** How much of x_t is seen, from 3 pixels to all. */
export function WindowSlider({ window, disabled, onChange }: WindowSliderProps) {
  const format = useFormat();
  const size = `${window} × ${window}`;
  const isWhole = window === WHOLE;
  return (
    <Slider
      label={format(messages.window)}
      text={isWhole ? messages.whole : size}
      min={0}
      max={WINDOWS.length - 1}
      disabled={disabled}
      value={WINDOWS.indexOf(window)}
      valueText={isWhole ? messages.whole : messages.pixels({ size })}
      onChange={(index) => onChange(WINDOWS[index] as WindowSide)}
    />
  );
}
