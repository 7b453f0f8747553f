'use client';
import type { Text } from '../../words/message.js';
import { useSay } from '../../words/say.js';

export interface NameChoiceProps<Name extends string> {
  legend: Text;
  /** All that there are, in their order, and what each is called. */
  names: readonly (readonly [name: Name, words: Text])[];
  /** At least one. */
  chosen: readonly Name[];
  onChange: (chosen: readonly Name[]) => void;
}

/** Boxes to tick; the last one stays ticked. */
export function NameChoice<Name extends string>({ legend, names, chosen, onChange }: NameChoiceProps<Name>) {
  const say = useSay();
  const toggle = (name: Name) => {
    const next = names.map(([one]) => one).filter((one) => (one === name) !== chosen.includes(one));
    if (next.length > 0) onChange(next);
  };
  return (
    <fieldset className="df-choice">
      <legend className="df-choice-legend">{say(legend)}</legend>
      {names.map(([name, called]) => (
        <label key={name} className="df-choice-option">
          <input type="checkbox" value={name} checked={chosen.includes(name)} onChange={() => toggle(name)} />
          {say(called)}
        </label>
      ))}
    </fieldset>
  );
}
