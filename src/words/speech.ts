import { type Late, late } from '../loading/late.js';

// The languages that readers may be spoken to in.

/** Messages by their keys, with the gaps of the English ones: `{ 'components.retry': 'Noch einmal' }`. */
export type Messages = Readonly<Record<string, string | undefined>>;

/** A language, and what is said in it. */
export interface Speech {
  /** Its tag, as in the attribute `lang`: `de-AT`. Numbers are written as it writes them. */
  readonly lang: string;
  /** What is not there is said in English. */
  readonly messages: Messages;
}

export const ENGLISH: Speech = { lang: 'en', messages: {} };

/** The library's own translations, each loaded once a page speaks the language. */
const catalogues: Readonly<Record<string, Late<Messages>>> = {
  de: /* @__PURE__ */ late(async () => (await import('../messages/de.js')).messages),
  es: /* @__PURE__ */ late(async () => (await import('../messages/es.js')).messages),
  fr: /* @__PURE__ */ late(async () => (await import('../messages/fr.js')).messages),
  zh: /* @__PURE__ */ late(async () => (await import('../messages/zh.js')).messages),
};

/** The translation for a tag: that of `de` for `de-AT`; undefined if there is none, as for Chinese in traditional characters. */
export function catalogueFor(tag: string): Late<Messages> | undefined {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return language === 'zh' && script !== 'Hans' ? undefined : catalogues[language];
  } catch {
    // No tag of a language.
    return undefined;
  }
}

const spoken = new Map<string, Speech>();

/** The same speech for the same tag; English where there is no translation, or it has not come yet. */
export function speechIn(tag: string): Speech {
  const known = spoken.get(tag);
  if (known) return known;
  const messages = catalogueFor(tag)?.code;
  if (!messages) return ENGLISH;
  const speech = { lang: tag, messages };
  spoken.set(tag, speech);
  return speech;
}
