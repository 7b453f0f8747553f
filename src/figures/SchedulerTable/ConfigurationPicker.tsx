'use client';
import { useId } from 'react';
import { useSay } from '../../words/say.js';
import { STYLES } from './chart.js';
import { type ConfigurationSource, configurationNames, isKnown, textOf } from './configurations.js';
import type { Side } from './described.js';
import { words } from './words.js';

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
  const say = useSay();
  const chosen = source === null ? NONE : isKnown(source) ? source : OWN;
  return (
    <div className="df-configuration" data-meaning={STYLES[side].meaning}>
      <label className="df-configuration-name" htmlFor={id}>
        {say(words.configuration({ name: side }))}
      </label>
      <select
        id={id}
        className="df-select"
        disabled={disabled}
        value={chosen}
        onChange={({ target }) => onChange(target.value === NONE ? null : target.value)}
      >
        {isOptional && <option value={NONE}>{say(words.none)}</option>}
        {chosen === OWN && <option value={OWN}>{say(words.own)}</option>}
        {configurationNames.map((name) => (
          <option key={name} value={name}>
            {say(words[name])}
          </option>
        ))}
      </select>
      {source !== null && (
        <details className="df-configuration-file">
          <summary>{say(words.edit)}</summary>
          <textarea
            aria-label={say(words.file({ name: side }))}
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
