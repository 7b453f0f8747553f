'use client';
import { type ReactNode, useId } from 'react';
import { pointSetNames } from '../../learn/pointSets.js';
import { SET_NAMES } from '../../marks/scatter/chosenPoints.js';
import { useSay } from '../../words/say.js';
import { words } from './words.js';

/** The value of the page's own points. */
export const PAGE = 'page';

export interface SetSelectProps {
  value: string;
  /** Whether the page's own points are among the choices. */
  hasOwn: boolean;
  disabled: boolean;
  onChoose: (value: string) => void;
  /** Further options. */
  children?: ReactNode;
}

/** The choice of the data, with its name. */
export function SetSelect({ value, hasOwn, disabled, onChoose, children }: SetSelectProps) {
  const id = useId();
  const say = useSay();
  return (
    <>
      <label htmlFor={id}>{say(words.choice)}</label>
      <select
        id={id}
        className="df-select df-train-select"
        value={value}
        disabled={disabled}
        onChange={(event) => onChoose(event.target.value)}
      >
        {hasOwn && <option value={PAGE}>{say(words.pagePoints)}</option>}
        {pointSetNames.map((name) => (
          <option key={name} value={name}>
            {say(SET_NAMES[name])}
          </option>
        ))}
        {children}
      </select>
    </>
  );
}
