'use client';
import type { Text } from '../../i18n/message.js';
import { useFormat } from '../../i18n/useFormat.js';
import { messages } from './messages.js';

export interface NameChoiceProps<Name extends string> {
  legend: Text;
  /** All that there are, in their order, and what each is called. */
  names: readonly (readonly [name: Name, words: Text])[];
  /** At least one. */
  chosen: readonly Name[];
  /** Whether nothing can be chosen; defaults to false. */
  disabled?: boolean;
  onChange: (chosen: readonly Name[]) => void;
}

/** Boxes to tick; the last one stays ticked, and says so. */
export function NameChoice<Name extends string>(props: NameChoiceProps<Name>) {
  const { legend, names, chosen, disabled, onChange } = props;
  const format = useFormat();
  const toggle = (name: Name) =>
    onChange(names.map(([one]) => one).filter((one) => (one === name) !== chosen.includes(one)));
  return (
    <fieldset className="df-choice" disabled={disabled}>
      <legend className="df-choice-legend">{format(legend)}</legend>
      {names.map(([name, called]) => {
        const isChosen = chosen.includes(name);
        const why = isChosen && chosen.length === 1 ? format(messages.lastStays) : undefined;
        return (
          <label key={name} className="df-choice-option" title={why}>
            <input
              type="checkbox"
              value={name}
              aria-description={why}
              disabled={why !== undefined}
              checked={isChosen}
              onChange={() => toggle(name)}
            />
            {format(called)}
          </label>
        );
      })}
    </fieldset>
  );
}
