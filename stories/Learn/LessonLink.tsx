import { addressOf, lessons } from './lessons.js';

/** A link to a lesson, by its title. */
export function LessonLink({ id }: { id: string }) {
  return (
    <a href={addressOf(id)} target="_top">
      {lessons.find((lesson) => lesson.id === id)?.title}
    </a>
  );
}
