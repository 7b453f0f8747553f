import { ENGLISH, type Locale, type Messages } from './locale.js';
import { isMessage, type Message, piecesOf, type Text, type TextGap } from './message.js';
import { formatNumber, isFormattedNumber } from './numbers.js';

/** A text in a language. A message that the language does not have is English; so is one that is not a string. */
export function format(text: TextGap, locale: Locale): string {
  if (typeof text === 'number' || isFormattedNumber(text)) return formatNumber(locale.lang, text);
  if (!isMessage(text)) return String(text);
  return piecesOf(templateOf(text, locale))
    .map((piece, index) => (index % 2 === 0 ? piece : format(gapOf(text, piece), locale)))
    .join('');
}

/** Returns the value of a gap. A name that the English message does not have is left as it is written. */
export function gapOf<Gap>({ gaps }: Message<Gap>, name: string): Gap | string {
  return Object.hasOwn(gaps, name) ? (gaps[name] as Gap) : `{${name}}`;
}

/** The text of a message in a language, with its gaps. */
export function templateOf({ key, english, one, gaps }: Message<unknown>, { lang, messages }: Locale): string {
  if (one === undefined) return textAt(key, messages) ?? english;
  const { count } = gaps;
  const form = `${key}.${pluralOf(lang, count)}`;
  return textAt(form, messages) ?? textAt(key, messages) ?? (pluralOf(ENGLISH.lang, count) === 'one' ? one : english);
}

function textAt(key: string, messages: Messages): string | undefined {
  const own = Object.hasOwn(messages, key) ? messages[key] : undefined;
  return typeof own === 'string' ? own : undefined;
}

/** The forms of a message by its `count`, as `Intl.PluralRules` names them; English has `one` and `other`. */
export type PluralForm = Intl.LDMLPluralRule;

const rules = new Map<string, Intl.PluralRules>();

/** The form that a language has for a number: for 21 `one` in Russian, `other` in English. What is no number is `other`. */
export function pluralOf(lang: string, count: unknown): PluralForm {
  let known = rules.get(lang);
  if (!known) {
    known = rulesOf(lang);
    rules.set(lang, known);
  }
  return known.select(isFormattedNumber(count) ? count.number : Number(count));
}

/** Returns the plural rules of a language, or those of English for an invalid tag. */
function rulesOf(lang: string): Intl.PluralRules {
  try {
    return new Intl.PluralRules(lang);
  } catch {
    return new Intl.PluralRules('en');
  }
}

/** An error that readers can mend, so that it is in their language; those of a page's author are English. */
export class ReaderError extends Error {
  constructor(
    readonly words: Message,
    options?: ErrorOptions,
  ) {
    super(format(words, ENGLISH), options);
  }
}

/** Returns the message that readers see for an error, also for one that a denoiser has thrown. */
export function textOf(error: Error): Text {
  const said = [error, error.cause].find((one) => one instanceof ReaderError);
  return said?.words ?? error.message;
}
