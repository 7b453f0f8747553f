import { type ReactNode, useSyncExternalStore } from 'react';
import { ENGLISH, type Locale } from '../../src/i18n/locale.js';
import { LocaleContext } from '../../src/i18n/useFormat.js';
import { english } from '../../src/messages/index.js';

// A language without a Latin letter that writes 0,64 and 12 000: what is still read after a page has changed to it has not come from the catalogue,
// nor been written as a number of the language.

const messages = Object.fromEntries(
  Object.entries(english).map(([key, text]) => [
    key,
    text.replace(/\{\w+\}|[A-Za-z]/g, (part) => (part.length > 1 ? part : 'ø')).replace(/(\d)\.(\d)/g, '$1,$2'),
  ]),
);
const pseudo: Locale = { lang: 'fr', messages };

let isSpoken = false;
let tell = () => {};

/** Changes the language of the story; its page renders again. */
export function speakPseudo(isOn: boolean): void {
  isSpoken = isOn;
  tell();
}

const subscribe = (listener: () => void) => {
  tell = listener;
  return () => {};
};

/** Says what is inside in the language that is spoken. */
export function Language({ children }: { children: ReactNode }) {
  const isOn = useSyncExternalStore(subscribe, () => isSpoken);
  return <LocaleContext.Provider value={isOn ? pseudo : ENGLISH}>{children}</LocaleContext.Provider>;
}

const ROOTS = '.df-root, .df-number';
const HEARD = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'alt',
  'placeholder',
];
/**
 * Formulas and code; messages for the page's author; what a page has written itself, as captions and labels; and what has been said
 * before in English, which is not said again.
 */
const UNTRANSLATED =
  '.katex, style, code, textarea, .df-message, .df-tex-error, .df-picker-error, .df-caption, .df-picker-note, [role=status]';
const ENGLISH_WORD = /[A-Za-z]{3,}|\d\.\d/;

/** Every text of figures, equations and controls that has English words or numbers in it. */
export function englishIn(story: Element): string[] {
  const elements = [...story.querySelectorAll(ROOTS)].flatMap((root) => [root, ...root.querySelectorAll('*')]);
  const heard = [...new Set(elements)].filter((element) => !element.closest(UNTRANSLATED)).flatMap(textsOf);
  return [...new Set(heard)].filter((text) => ENGLISH_WORD.test(text));
}

function textsOf(element: Element): string[] {
  const texts = [...element.childNodes].filter((node) => node instanceof Text).map(({ data }) => data.trim());
  const name = element.closest<HTMLElement>('[data-figure]')?.dataset['figure'];
  const heard = HEARD.map((attribute) => element.getAttribute(attribute) ?? '');
  // The name of a figure, which its files have too, is one in every language.
  return [...texts, ...heard.map((text) => (name ? text.replace(name, '') : text))];
}
