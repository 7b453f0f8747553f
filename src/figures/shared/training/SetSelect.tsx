'use client';

import { type ReactNode, useId } from 'react';
import { useFormat } from '../../../i18n/useFormat.js';
import { pointSetNames } from '../../../learn/pointSets.js';
import { SET_NAMES } from '../../../points/chosenPoints.js';
import { messages } from './messages.js';

/** The option of the page's own points. */
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

/** The select of the data, with its label. */
export function SetSelect({ value, hasOwn, disabled, onChoose, children }: SetSelectProps) {
  const id = useId();
  const format = useFormat();
  return (
    <>
      <label htmlFor={id}>{format(messages.choice)}</label>
      <select
        id={id}
        className="df-select df-train-select"
        value={value}
        disabled={disabled}
        onChange={(event) => onChoose(event.target.value)}
      >
        {hasOwn && <option value={PAGE}>{format(messages.pagePoints)}</option>}
        {pointSetNames.map((name) => (
          <option key={name} value={name}>
            {format(SET_NAMES[name])}
          </option>
        ))}
        {children}
      </select>
    </>
  );
}
