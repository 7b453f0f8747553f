import { addressOf, parts } from './lessons.js';
import { langOf, usePageWords } from './PageLanguage.js';

/** All lessons by the parts of the course; those that a language does not have are in English. */
export function CourseList() {
  const words = usePageWords();
  const lang = langOf(words) && 'en';
  let number = 0;
  return (
    <ul>
      {parts.map((part) => (
        <li key={part.id}>
          <a href={addressOf(part.id)} target="_top" lang={lang} hrefLang={lang}>
            <strong>{part.title}</strong>
          </a>
          {part.lessons.map(({ id }, place) => {
            const { id: own = id, title = '', isInEnglish } = words.lessons[number++] ?? {};
            const inEnglish = isInEnglish ? 'en' : undefined;
            return (
              <span key={id}>
                {place === 0 ? ': ' : ' · '}
                <a href={addressOf(own)} target="_top" lang={inEnglish} hrefLang={inEnglish}>
                  {title}
                </a>
              </span>
            );
          })}
        </li>
      ))}
    </ul>
  );
}
