import { addressOf, type LessonEntry } from './lessons.js';
import { usePageWords } from './PageLanguage.js';
import { english } from './pageWords.js';

/** From a lesson to the one before and the one after; from the page before all of them to the first. */
export function Turn({ index }: { index: number }) {
  const { lessons, neighbours, previous, next } = usePageWords();
  return (
    <nav className="lesson-turn" aria-label={neighbours}>
      <Neighbour lesson={lessons[index - 1]} rel="prev" says={previous} />
      <Neighbour lesson={lessons[index + 1]} rel="next" says={next} />
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
  const words = usePageWords();
  if (!lesson) return null;
  const lang = lesson.isInEnglish ? 'en' : undefined;
  return (
    <a href={addressOf(lesson.id)} target="_top" rel={rel} hrefLang={lang}>
      <small>{lesson.isInEnglish ? `${says} ${words.inEnglish}` : says}</small>
      <span lang={lang}>{(lesson.isInEnglish ? english : words).lessonName(lesson)}</span>
    </a>
  );
}
