'use client';
import { type ComponentProps, type ReactNode, useId } from 'react';
import type { TextGap } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';

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
