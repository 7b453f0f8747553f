'use client';
import { useId } from 'react';

export interface ErrorDialProps {
  /** From 0 to 1. */
  error: number;
  onChange: (error: number) => void;
}

/** How much of ε is other noise, as a slider in percent. */
export function ErrorDial({ error: given, onChange }: ErrorDialProps) {
  const id = useId();
  // The figure says what is wrong with any other.
  const error = given >= 0 && given <= 1 ? given : 0;
  const text = `${Math.round(100 * error)} %`;
  return (
    <div className="df-slider df-dial">
      <label className="df-slider-label" htmlFor={id}>
        Error of <i>ε</i>
      </label>
      <output className="df-slider-value" htmlFor={id}>
        {text}
      </output>
      <div className="df-slider-track df-dial-track">
        <input
          id={id}
          type="range"
          min={0}
          max={1}
          step={0.01}
          value={error}
          aria-valuetext={`${text} other noise`}
          onChange={(event) => onChange(event.target.valueAsNumber)}
        />
      </div>
    </div>
  );
}
