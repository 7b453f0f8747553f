'use client';
import { createContext, Fragment, type ReactNode, useCallback, useContext, useMemo } from 'react';
import { isMessage, type Message, piecesOf, type ShownGap, type Text, type TextGap } from './message.js';

/** Messages by their keys, with the gaps of the English ones: `{ 'components.retry': 'Noch einmal' }`. */
export type Messages = Readonly<Record<string, string | undefined>>;

/** What stands in place of the English messages. */
export const MessagesContext = createContext<Messages>({});

/** Those of a provider with those around it. */
export function useMessages(own: Messages | undefined): Messages {
  const outer = useContext(MessagesContext);
  return useMemo(() => (own ? { ...outer, ...own } : outer), [own, outer]);
}

/** Says a text in the language of the page; the page's own words stay as they are. */
export type Say = (text: Text) => string;

/** A text in a language. A message that the language does not have is English; so is one that is not a string. */
export function say(text: Text, messages: Messages): string {
  if (!isMessage(text)) return text;
  return piecesOf(templateOf(text, messages))
    .map((piece, index) => (index % 2 === 0 ? piece : say(asText(gapOf(text, piece)), messages)))
    .join('');
}

function asText(gap: TextGap): Text {
  return typeof gap === 'number' ? String(gap) : gap;
}

/** What stands in a gap; a name that the English message does not have stays as it is written. */
function gapOf<Gap>({ gaps }: Message<Gap>, name: string): Gap | string {
  return Object.hasOwn(gaps, name) ? (gaps[name] as Gap) : `{${name}}`;
}

export function useSay(): Say {
  const messages = useContext(MessagesContext);
  return useCallback((text) => say(text, messages), [messages]);
}

/** A sentence that is shown; formulas and numbers may stand in its gaps. */
export function Said({ of }: { of: Message<ShownGap> }): ReactNode {
  const messages = useContext(MessagesContext);
  return piecesOf(templateOf(of, messages)).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const value = gapOf(of, piece);
    return <Fragment key={index}>{isMessage(value) ? <Said of={value as Message<ShownGap>} /> : value}</Fragment>;
  });
}

function templateOf({ key, english }: Message<unknown>, messages: Messages): string {
  const own = Object.hasOwn(messages, key) ? messages[key] : undefined;
  return typeof own === 'string' ? own : english;
}
