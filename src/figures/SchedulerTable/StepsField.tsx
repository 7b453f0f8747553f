'use client';
import { type ChangeEvent, useState } from 'react';
import { useFormat } from '../../i18n/useFormat.js';
import { messages } from './messages.js';

export interface StepsFieldProps {
  steps: number;
  most: number;
  disabled: boolean;
  onChange: (steps: number) => void;
}

/** The number of steps. What is written and is none stays until the field is left, and changes nothing. */
export function StepsField({ steps, most, disabled, onChange }: StepsFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const write = ({ target }: ChangeEvent<HTMLInputElement>) => {
    setDraft(target.value);
    if (target.value !== '' && target.validity.valid) onChange(target.valueAsNumber);
  };
  return (
    <label className="df-configuration df-steps-field">
      <span className="df-configuration-name">{useFormat()(messages.steps)}</span>
      <input
        type="number"
        className="df-bar-field"
        min={1}
        max={most}
        disabled={disabled}
        value={draft ?? steps}
        onChange={write}
        onBlur={() => setDraft(null)}
      />
    </label>
  );
}
