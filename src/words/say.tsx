'use client';
import { Fragment, type ReactNode, useCallback } from 'react';
import { isMessage, type Message, piecesOf, type ShownGap, type TextGap } from './message.js';
import { type FormattedNumber, isFormattedNumber, texIn, writeNumber } from './numbers.js';
import { FORMER_KEYS, pluralOf } from './plural.js';
import { ENGLISH, type Messages, type Speech } from './speech.js';
import { useSpeech } from './useSpeech.js';

/** Says a message or a number in the language of the page; a string stays as it is. */
export type Say = (text: TextGap) => string;

/** A text in a language. A message that the language does not have is English; so is one that is not a string. */
export function say(text: TextGap, speech: Speech): string {
  if (typeof text === 'number' || isFormattedNumber(text)) return writeNumber(speech.lang, text);
  if (!isMessage(text)) return String(text);
  return piecesOf(templateOf(text, speech))
    .map((piece, index) => (index % 2 === 0 ? piece : say(gapOf(text, piece), speech)))
    .join('');
}

/** What stands in a gap; a name that the English message does not have stays as it is written. */
function gapOf<Gap>({ gaps }: Message<Gap>, name: string): Gap | string {
  return Object.hasOwn(gaps, name) ? (gaps[name] as Gap) : `{${name}}`;
}

export function useSay(): Say {
  const speech = useSpeech();
  return useCallback((text) => say(text, speech), [speech]);
}

/** A formula in TeX, its numbers as the language of the page writes them. */
export function useTexSaid(tex: string): string {
  return texIn(useSpeech().lang, tex);
}

/** A sentence that is shown, in whose gaps formulas may stand, or a number. */
export function Said({ of }: { of: Message<ShownGap> | FormattedNumber | string | number }): ReactNode {
  const speech = useSpeech();
  if (!isMessage(of)) return say(of, speech);
  return piecesOf(templateOf(of, speech)).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const gap = gapOf(of as Message<ShownGap>, piece);
    const isSaid = isMessage(gap) || isFormattedNumber(gap) || typeof gap === 'number';
    return <Fragment key={index}>{isSaid ? <Said of={gap as Message<ShownGap>} /> : (gap as ReactNode)}</Fragment>;
  });
}

function templateOf({ key, english, one, gaps }: Message<unknown>, { lang, messages }: Speech): string {
  if (one === undefined) return textAt(key, messages) ?? english;
  const { count } = gaps;
  const form = `${key}.${pluralOf(lang, count)}`;
  const former = (FORMER_KEYS as Readonly<Record<string, string>>)[form];
  return (
    (former && textAt(former, messages)) ??
    textAt(form, messages) ??
    textAt(key, messages) ??
    (pluralOf(ENGLISH.lang, count) === 'one' ? one : english)
  );
}

function textAt(key: string, messages: Messages): string | undefined {
  const own = Object.hasOwn(messages, key) ? messages[key] : undefined;
  return typeof own === 'string' ? own : undefined;
}
