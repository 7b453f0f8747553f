import { imported, type Lazy, lazy } from '../lazy/lazy.js';

/** Messages by their keys, with the gaps of the English ones: `{ 'ui.retry': 'Noch einmal' }`. */
export type Messages = Readonly<Record<string, string | undefined>>;

/** A language and its messages. */
export interface Locale {
  /** The tag of the locale, as in the attribute `lang`: `de-AT`. `Intl` formats numbers for this tag. */
  readonly lang: string;
  /** The translated messages. A missing message is English. */
  readonly messages: Messages;
}

export const ENGLISH: Locale = { lang: 'en', messages: {} };

/** The library's own translations, each loaded once a page is in the language. */
const translations: Readonly<Record<string, Lazy<Messages>>> = {
  de: /* @__PURE__ */ lazy(async () => (await imported(() => import('../locales/de.js'))).messages),
  es: /* @__PURE__ */ lazy(async () => (await imported(() => import('../locales/es.js'))).messages),
  fr: /* @__PURE__ */ lazy(async () => (await imported(() => import('../locales/fr.js'))).messages),
  zh: /* @__PURE__ */ lazy(async () => (await imported(() => import('../locales/zh.js'))).messages),
};

/** The translations by tags that have been asked for. A figure asks each time it renders, and `Intl.Locale` takes microseconds. */
const translationsOfTags = new Map<string, Lazy<Messages> | undefined>();

/**
 * Returns the translation for a tag, for example the one of `de` for `de-AT`. Returns undefined if there is none, as for Chinese in
 * traditional characters.
 */
export function translationOf(tag: string): Lazy<Messages> | undefined {
  if (translationsOfTags.has(tag)) return translationsOfTags.get(tag);
  let found: Lazy<Messages> | undefined;
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    if (language !== 'zh' || script === 'Hans') found = translations[language];
  } catch {
    // No tag of a language.
  }
  translationsOfTags.set(tag, found);
  return found;
}

const locales = new Map<string, Locale>();

/** Returns the same locale for the same tag; English if there is no translation, or until it has loaded. */
export function localeOf(tag: string): Locale {
  const known = locales.get(tag);
  if (known) return known;
  const messages = translationOf(tag)?.code;
  if (!messages) return ENGLISH;
  const locale = { lang: tag, messages };
  locales.set(tag, locale);
  return locale;
}

const listeners = new Set<() => void>();
let observer: MutationObserver | null = null;
let endWaiting: (() => void) | undefined;

/** The language of the page, `<html lang>`. */
export function pageLocale(): Locale {
  return localeOf(document.documentElement.lang);
}

/** Calls back when the page changes its language, or the translation has come; returns a function that ends this. */
export function subscribeToPage(listener: () => void): () => void {
  listeners.add(listener);
  if (!observer) {
    observer = new MutationObserver(turn);
    observer.observe(document.documentElement, { attributeFilter: ['lang'] });
    turn();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    observer?.disconnect();
    observer = null;
    endWaiting?.();
  };
}

/** Turns to the language that the page has now. */
function turn(): void {
  endWaiting?.();
  const translation = translationOf(document.documentElement.lang);
  endWaiting = translation?.listen(tell);
  translation?.request();
  tell();
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}
