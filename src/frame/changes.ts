'use client';
import { useContext, useState } from 'react';
import { DefaultsContext } from '../hooks/contexts.js';
import { hasSameContent } from '../hooks/useStable.js';
import type { PropTable, Values } from './propTable.js';

// What readers change is a prop of three: `window` is held by the page; `defaultWindow` is what a reader begins with;
// `onWindowChange` is told of each change.

/** `window` begins as `defaultWindow`. */
export function initialName(name: string): string {
  return `default${capitalized(name)}`;
}

/** A change of `window` is told to `onWindowChange`. */
export function handlerName(name: string): string {
  return `on${capitalized(name)}Change`;
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export interface Changes {
  /** What readers have chosen, by the names of the props. */
  readonly chosen: Values;
  readonly choose: (name: string, value: unknown) => void;
  /** Whether `choose` changes anything: where the page holds the prop and hears of no change, it does not. */
  readonly canChoose: (name: string) => boolean;
  /** Props that show what readers have chosen, and let them go on. */
  readonly written: Values;
}

interface Choice {
  readonly value: unknown;
  /** What it hangs on, as it was when a reader made it. */
  readonly under: readonly unknown[];
}

/** What the readers of a figure change. */
export function useChanges(table: PropTable, given: Values): Changes {
  const defaults = useContext(DefaultsContext) as Values;
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const presentOf = (name: string) => (table[name]?.until ?? []).map((other) => given[other] ?? defaults[other]);
  const choose = (name: string, value: unknown) => {
    setChoices((before) => ({ ...before, [name]: { value, under: presentOf(name) } }));
    (given[handlerName(name)] as ((value: unknown) => void) | undefined)?.(value);
  };
  const canChoose = (name: string) => given[name] === undefined || given[handlerName(name)] !== undefined;
  const holding = Object.entries(choices).filter(([name, { under }]) => hasSameContent(under, presentOf(name)));
  const chosen = Object.fromEntries(holding.map(([name, { value }]) => [name, value]));
  const free = Object.keys(chosen).filter((name) => given[name] === undefined && initialName(name) in table);
  const written = Object.fromEntries(free.map((name) => [initialName(name), chosen[name]]));
  return { chosen, choose, canChoose, written };
}
