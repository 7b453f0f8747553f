'use client';
import { useId } from 'react';
import { useFormat } from '../../i18n/useFormat.js';
import { STYLES } from './chart.js';
import { type ConfigurationSource, configurationNames, isKnown, textOf } from './configurations.js';
import type { Side } from './described.js';
import { messages } from './messages.js';

export interface ConfigurationPickerProps {
  side: Side;
  /** Null is none. */
  source: ConfigurationSource | null;
  /** Whether there may be none; defaults to false. */
  isOptional?: boolean;
  /** Whether the page holds it: its text can be read all the same. */
  disabled: boolean;
  onChange: (source: ConfigurationSource | null) => void;
}

const NONE = 'none';
const OWN = 'own';

/** Which configuration a side shows, by its name or by the text of its file. */
export function ConfigurationPicker(props: ConfigurationPickerProps) {
  const { side, source, isOptional = false, disabled, onChange } = props;
  const id = useId();
  const format = useFormat();
  const chosen = source === null ? NONE : isKnown(source) ? source : OWN;
  return (
    <div className="df-configuration" data-meaning={STYLES[side].meaning}>
      <label className="df-configuration-name" htmlFor={id}>
        {format(messages.configuration({ name: side }))}
      </label>
      <select
        id={id}
        className="df-select"
        disabled={disabled}
        value={chosen}
        onChange={({ target }) => onChange(target.value === NONE ? null : target.value)}
      >
        {isOptional && <option value={NONE}>{format(messages.none)}</option>}
        {chosen === OWN && <option value={OWN}>{format(messages.own)}</option>}
        {configurationNames.map((name) => (
          <option key={name} value={name}>
            {format(messages[name])}
          </option>
        ))}
      </select>
      {source !== null && (
        <details className="df-configuration-file">
          <summary>{format(messages.edit)}</summary>
          <textarea
            aria-label={format(messages.file({ name: side }))}
            dir="ltr"
            rows={8}
            readOnly={disabled}
            spellCheck={false}
            value={textOf(source)}
            onChange={({ target }) => onChange(target.value)}
          />
        </details>
      )}
    </div>
  );
}
