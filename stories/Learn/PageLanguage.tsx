import { createContext, type ReactNode, use } from 'react';
import { english, type PageWords } from './pageWords.js';

const Words = createContext(english);

/** Has the components of a page speak another language than English. The prose is the page’s own. */
export function PageLanguage({ words, children }: { words: PageWords; children: ReactNode }) {
  return <Words value={words}>{children}</Words>;
}

export function usePageWords(): PageWords {
  return use(Words);
}

/** The attribute `lang` of what is in this language; none in English, as the document is. */
export function langOf({ lang }: PageWords): string | undefined {
  return lang === english.lang ? undefined : lang;
}
