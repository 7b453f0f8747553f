import { addressOf, type LessonEntry, lessons } from './lessons.js';

/** From a lesson to the one before and the one after; from the page before all of them to the first. */
export function Turn({ index }: { index: number }) {
  return (
    <nav className="lesson-turn" aria-label="Lessons">
      <Neighbour lesson={lessons[index - 1]} rel="prev" says="Previous" />
      <Neighbour lesson={lessons[index + 1]} rel="next" says="Next" />
    </nav>
  );
}

interface NeighbourProps {
  /** Nothing before the first, and after the last. */
  lesson: LessonEntry | undefined;
  rel: 'prev' | 'next';
  says: string;
}

function Neighbour({ lesson, rel, says }: NeighbourProps) {
  if (!lesson) return null;
  return (
    <a href={addressOf(lesson.id)} target="_top" rel={rel}>
      <small>{says}</small>
      {lesson.title}: {lesson.concept}
    </a>
  );
}
