'use client';
import { formatPercent } from '../../i18n/numbers.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { Dial } from '../../marks/Dial.js';
import { messages } from './messages.js';

export interface ErrorDialProps {
  /** From 0 to 1. */
  error: number;
  disabled: boolean;
  onChange: (error: number) => void;
}

const LABEL = <FormattedMessage of={messages.errorOf({ epsilon: <i>ε</i> })} />;

/** How much of ε is other noise, as a slider in percent. */
export function ErrorDial({ error: given, disabled, onChange }: ErrorDialProps) {
  const format = useFormat();
  // The figure says what is wrong with any other.
  const error = given >= 0 && given <= 1 ? given : 0;
  const text = formatPercent(error, 0);
  const range = { min: 0, max: 1, step: 0.01, value: error, disabled };
  return (
    <Dial
      label={LABEL}
      text={text}
      {...range}
      aria-valuetext={format(messages.otherNoise({ percent: text }))}
      onChange={onChange}
    />
  );
}
