'use client';
import {
  createContext,
  Fragment,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useSyncExternalStore,
} from 'react';
import { format, gapOf, templateOf } from './format.js';
import { ENGLISH, type Locale, localeOf, type Messages, pageLocale, subscribeToPage, translationOf } from './locale.js';
import { isMessage, type Message, piecesOf, type ShownGap, type TextGap } from './message.js';
import { type FormattedNumber, isFormattedNumber, texIn } from './numbers.js';

/** Writes a message or a number in the language of the page; a string stays as it is. */
export type Format = (text: TextGap) => string;

export function useFormat(): Format {
  const locale = useLocale();
  return useCallback((text) => format(text, locale), [locale]);
}

/** A formula in TeX, its numbers as the language of the page writes them. */
export function useFormattedTex(tex: string): string {
  return texIn(useLocale().lang, tex);
}

/** A sentence that is shown, in whose gaps formulas may stand, or a number. */
export function FormattedMessage({ of }: { of: Message<ShownGap> | FormattedNumber | string | number }): ReactNode {
  const locale = useLocale();
  if (!isMessage(of)) return format(of, locale);
  if (of.spoken) {
    return (
      <>
        <span aria-hidden="true">{templateOf(of, locale)}</span>
        <span className="df-visually-hidden">{format(of.spoken, locale)}</span>
      </>
    );
  }
  return piecesOf(templateOf(of, locale)).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const gap = gapOf(of as Message<ShownGap>, piece);
    const isFormatted = isMessage(gap) || isFormattedNumber(gap) || typeof gap === 'number';
    return (
      <Fragment key={index}>
        {isFormatted ? <FormattedMessage of={gap as Message<ShownGap>} /> : (gap as ReactNode)}
      </Fragment>
    );
  });
}

/** The language of what is inside; null is that of the page. */
export const LocaleContext = createContext<Locale | null>(null);

const english = () => ENGLISH;

/** Returns the current language. A server, which has no page, uses the provider's language, else English. */
export function useLocale(): Locale {
  const ofPage = useSyncExternalStore(subscribeToPage, pageLocale, english);
  return useContext(LocaleContext) ?? ofPage;
}

/**
 * Returns the language of a provider; null is that of the page.
 *
 * @param lang - the tag of a language; undefined is that around it.
 * @param own - its messages in place of the library's.
 */
export function useProvidedLocale(lang: string | undefined, own: Messages | undefined): Locale | null {
  const outer = useContext(LocaleContext);
  const around = useLocale();
  const named = useNamed(lang);
  return useMemo(() => {
    if (lang === undefined && !own) return outer;
    if (!own) return named;
    const base = named ?? around;
    return { lang: lang ?? base.lang, messages: { ...withoutFormsOf(own, base.messages), ...own } };
  }, [lang, own, outer, around, named]);
}

/** Messages without other forms of those that a page has itself: its one text then stands for all numbers. */
function withoutFormsOf(own: Messages, messages: Messages): Messages {
  const isKept = (key: string) => !Object.hasOwn(own, key.replace(/\.(zero|one|two|few|many)$/, ''));
  return Object.fromEntries(Object.entries(messages).filter(([key]) => isKept(key)));
}

const never = () => () => {};

/** The library's translation, once it has come. */
function useNamed(lang: string | undefined): Locale | null {
  const translation = useMemo(() => (lang === undefined ? undefined : translationOf(lang)), [lang]);
  const locale = useSyncExternalStore(
    translation?.listen ?? never,
    () => (lang === undefined ? null : localeOf(lang)),
    () => (lang === undefined ? null : ENGLISH),
  );
  useEffect(() => translation?.request(), [translation]);
  return locale;
}

const pageLanguage = () => document.documentElement.lang;
const noLanguage = () => '';

/** The attribute `lang` of what is in another language than the page, so that it is read aloud in it. */
export function useLanguageAttribute(): string | undefined {
  const ofPage = useSyncExternalStore(subscribeToPage, pageLanguage, noLanguage);
  const own = useContext(LocaleContext);
  const { lang } = useLocale();
  if (ofPage === '') return own?.lang;
  return primary(lang) === primary(ofPage) ? undefined : lang;
}

/** `de` of `de-AT`. */
function primary(tag: string): string | undefined {
  return tag.toLowerCase().split('-')[0];
}
