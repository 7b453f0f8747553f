import { addressOf, lessons } from '../Learn/lessons.js';

/** A link to a lesson that is not translated, by its English title. */
export function EnglishLesson({ id }: { id: string }) {
  return (
    <a href={addressOf(id)} target="_top" lang="en" hrefLang="en">
      {lessons.find((lesson) => lesson.id === id)?.title}
    </a>
  );
}
