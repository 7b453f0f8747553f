'use client';
import { useId } from 'react';
import { WHOLE, WINDOWS } from './windows.js';

export interface WindowSliderProps {
  /** One of `WINDOWS`. */
  window: number;
  onChange: (window: number) => void;
}

/** How much of x_t is seen, from 3 pixels to all. */
export function WindowSlider({ window, onChange }: WindowSliderProps) {
  const id = useId();
  const text = window === WHOLE ? 'whole image' : `${window} × ${window}`;
  return (
    <div className="df-slider df-dial">
      <label className="df-slider-label" htmlFor={id}>
        Window
      </label>
      <output className="df-slider-value" htmlFor={id}>
        {text}
      </output>
      <div className="df-slider-track df-dial-track">
        <input
          id={id}
          type="range"
          min={0}
          max={WINDOWS.length - 1}
          value={WINDOWS.indexOf(window)}
          aria-valuetext={window === WHOLE ? text : `${window} × ${window} pixels`}
          onChange={(event) => onChange(WINDOWS[event.target.valueAsNumber] as number)}
        />
      </div>
    </div>
  );
}
