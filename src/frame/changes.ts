'use client';
import { useState } from 'react';
import type { PropTable, Values } from './propTable.js';

// What readers change is a prop of three: `window` is held by the page; `defaultWindow` is what a reader begins with;
// `onWindowChange` is told of each change.

/** `window` begins as `defaultWindow`. */
export function initialName(name: string): string {
  return `default${capitalized(name)}`;
}

/** A change of `window` is told to `onWindowChange`. */
function handlerName(name: string): string {
  return `on${capitalized(name)}Change`;
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export interface Changes {
  /** What readers have chosen, by the names of the props. */
  readonly chosen: Values;
  readonly choose: (name: string, value: unknown) => void;
  /** Props that show what readers have chosen, and let them go on. */
  readonly written: Values;
}

/** What the readers of a figure change. */
export function useChanges(table: PropTable, given: Values): Changes {
  const [chosen, setChosen] = useState<Values>({});
  const choose = (name: string, value: unknown) => {
    setChosen((before) => ({ ...before, [name]: value }));
    (given[handlerName(name)] as ((value: unknown) => void) | undefined)?.(value);
  };
  const free = Object.keys(chosen).filter((name) => given[name] === undefined && initialName(name) in table);
  return { chosen, choose, written: Object.fromEntries(free.map((name) => [initialName(name), chosen[name]])) };
}
