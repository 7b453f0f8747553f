import { type LessonEntry, lessons } from './lessons.js';

/** The languages in which there are pages, as each calls itself. */
export const languages: Readonly<Record<string, string>> = {
  en: 'English',
  de: 'Deutsch',
  zh: '简体中文',
};

/** The ends of the addresses of what is translated: the notebook, and lessons by their ids. */
const NOTEBOOK = 'notebook';
const LESSONS = {
  'learn-why-jump': 'why-jump',
  'learn-schedules': 'schedules',
  'learn-why-predict-ε': 'why-predict-epsilon',
} as const;

type TranslatedId = keyof typeof LESSONS;

/** What is translated: the notebook, −1, and lessons by their indices. */
export const TRANSLATED = [-1, ...Object.keys(LESSONS).map((id) => lessons.findIndex((lesson) => lesson.id === id))];

/** The names of the translated lessons in a language. */
export type TranslatedNames = Readonly<Record<TranslatedId, Pick<LessonEntry, 'title' | 'concept'>>>;

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
  const id = lessons[index]?.id ?? 'the-notebook';
  const end = index < 0 ? NOTEBOOK : LESSONS[id as TranslatedId];
  return lang === 'en' || !end ? id : `${lang}-${end}`;
}

/** The lessons as a language has them: those that it translates by its own names, the rest in English. */
export function lessonsIn(lang: string, names: TranslatedNames): LessonEntry[] {
  return lessons.map((lesson, index) => {
    const own = names[lesson.id as TranslatedId];
    return own ? { ...lesson, ...own, id: pageIdOf(lang, index) } : { ...lesson, isInEnglish: true };
  });
}
