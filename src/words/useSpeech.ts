'use client';
import { createContext, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import { listenToPage, pageSpeech } from './pageSpeech.js';
import { catalogueFor, ENGLISH, type Messages, type Speech, speechIn } from './speech.js';

/** What is spoken inside; null is what the page speaks. */
export const SpeechContext = createContext<Speech | null>(null);

const english = () => ENGLISH;

/** What is spoken here. A server, which does not know the page, speaks as a provider says, else English. */
export function useSpeech(): Speech {
  const ofPage = useSyncExternalStore(listenToPage, pageSpeech, english);
  return useContext(SpeechContext) ?? ofPage;
}

/**
 * What a provider speaks; null is what the page speaks.
 *
 * @param lang - the tag of a language; undefined is that around it.
 * @param own - what it says in place of the library's translation.
 */
export function useOwnSpeech(lang: string | undefined, own: Messages | undefined): Speech | null {
  const outer = useContext(SpeechContext);
  const around = useSpeech();
  const named = useNamed(lang);
  return useMemo(() => {
    if (lang === undefined && !own) return outer;
    if (!own) return named;
    const base = named ?? around;
    return { lang: lang ?? base.lang, messages: { ...withoutFormsOf(own, base.messages), ...own } };
  }, [lang, own, outer, around, named]);
}

/** Messages without other forms of those that a page says itself: its one text then stands for all numbers. */
function withoutFormsOf(own: Messages, messages: Messages): Messages {
  const isKept = (key: string) => !Object.hasOwn(own, key.replace(/\.(zero|one|two|few|many)$/, ''));
  return Object.fromEntries(Object.entries(messages).filter(([key]) => isKept(key)));
}

const never = () => () => {};

/** The library's translation, once it has come. */
function useNamed(lang: string | undefined): Speech | null {
  const catalogue = useMemo(() => (lang === undefined ? undefined : catalogueFor(lang)), [lang]);
  const speech = useSyncExternalStore(
    catalogue?.listen ?? never,
    () => (lang === undefined ? null : speechIn(lang)),
    () => (lang === undefined ? null : ENGLISH),
  );
  useEffect(() => catalogue?.request(), [catalogue]);
  return speech;
}

const pageLanguage = () => document.documentElement.lang;
const noLanguage = () => '';

/** The attribute `lang` of what speaks another language than the page, so that it is read aloud in it. */
export function useLanguageAttribute(): string | undefined {
  const ofPage = useSyncExternalStore(listenToPage, pageLanguage, noLanguage);
  const own = useContext(SpeechContext);
  const { lang } = useSpeech();
  if (ofPage === '') return own?.lang;
  return primary(lang) === primary(ofPage) ? undefined : lang;
}

/** `de` of `de-AT`. */
function primary(tag: string): string | undefined {
  return tag.toLowerCase().split('-')[0];
}
