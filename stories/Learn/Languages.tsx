import { addressOf } from './lessons.js';
import { usePageWords } from './PageLanguage.js';
import { versionsOf } from './translations.js';

/** Leads to the same page in other languages, and says which lessons are in this one. */
export function Languages({ index }: { index: number }) {
  const { lang: own, otherLanguages, translatedLessons } = usePageWords();
  const others = versionsOf(index).filter(({ lang }) => lang !== own);
  if (others.length === 0) return null;
  return (
    <>
      <nav className="lesson-place" aria-label={otherLanguages}>
        {others.map(({ lang, name, id }, place) => (
          <span key={lang}>
            {place > 0 && ' · '}
            <a href={addressOf(id)} target="_top" lang={lang} hrefLang={lang}>
              {name}
            </a>
          </span>
        ))}
      </nav>
      {translatedLessons && <p className="lesson-place">{translatedLessons}</p>}
    </>
  );
}
