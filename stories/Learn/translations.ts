import { type LessonEntry, lessons } from './lessons.js';

/** The languages in which there are pages, as each calls itself. */
export const languages: Readonly<Record<string, string>> = {
  en: 'English',
  de: 'Deutsch',
  zh: '简体中文',
};

/** The ends of the addresses of what is translated: the notebook, then lessons from the first on. */
const NOTEBOOK = 'notebook';
const LESSONS = ['why-jump', 'why-predict-epsilon', 'schedules'] as const;

/** What is translated: the notebook, −1, and lessons by their indices. */
export const TRANSLATED = [-1, ...LESSONS.keys()];

/** A name for each of a list. */
type Names<List> = { readonly [Index in keyof List]: Pick<LessonEntry, 'title' | 'concept'> };

/** A page in one of its languages. */
export interface Version {
  readonly lang: string;
  readonly name: string;
  /** Of its page, in addresses. */
  readonly id: string;
}

/**
 * In which languages a page is.
 *
 * @param index - of the lesson; −1 is the notebook.
 */
export function versionsOf(index: number): Version[] {
  const known = TRANSLATED.includes(index) ? Object.entries(languages) : [];
  return known.map(([lang, name]) => ({ lang, name, id: pageIdOf(lang, index) }));
}

/** The id of a page: of the lesson of an index, or of the notebook. */
export function pageIdOf(lang: string, index: number): string {
  const end = index < 0 ? NOTEBOOK : LESSONS[index];
  if (lang === 'en' || !end) return lessons[index]?.id ?? 'the-notebook';
  return `${lang}-${end}`;
}

/** The lessons as a language has them: the first by its own names, the rest in English. */
export function lessonsIn(lang: string, names: Names<typeof LESSONS>): LessonEntry[] {
  return lessons.map((lesson, index) => {
    const own = names[index];
    return own ? { ...lesson, ...own, id: pageIdOf(lang, index) } : { ...lesson, isInEnglish: true };
  });
}
