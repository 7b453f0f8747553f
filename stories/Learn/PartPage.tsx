import type { ReactNode } from 'react';
import { DiffusionProvider } from '../../src/index.js';
import { LessonLink } from './LessonLink.js';
import { addressOf, lessons, minutesOf, parts } from './lessons.js';
import './lesson.css';
import './bar.css';

interface Props {
  /** Of the part. */
  id: string;
  /** What stands above the lessons: a sentence and a figure. */
  children: ReactNode;
}

/** The overview of a part of the course: its lessons, what each gives, how long it takes and what it needs. */
export function PartPage({ id, children }: Props) {
  const place = parts.findIndex((part) => part.id === id);
  const part = parts[place];
  if (!part) throw new Error(`no part of the course has the id ${id}`);
  const next = parts[place + 1];
  return (
    <article className="page lesson">
      <DiffusionProvider defaultT={200}>
        <p className="lesson-place">
          Part {place + 1} of {parts.length} · {part.lessons.length} lessons · about {minutesOf(part.lessons)} minutes
        </p>
        <h1>{part.title}</h1>
        {children}
        <h2>Lessons</h2>
        <ol className="lesson-list" start={numberOf(part.lessons[0]?.id ?? '')}>
          {part.lessons.map((lesson) => (
            <li key={lesson.id}>
              <LessonLink id={lesson.id} />{' '}
              <span className="lesson-list-about">
                {lesson.concept} · about {lesson.minutes} minutes
              </span>
              <p>{lesson.gives}</p>
              <p className="lesson-list-about">
                {lesson.needs.length === 0 ? 'Needs only the notebook.' : <>Needs {listOf(lesson.needs)}.</>}
              </p>
            </li>
          ))}
        </ol>
        <nav className="lesson-turn" aria-label="Parts of the course">
          <a href={addressOf('learn-for-teachers')} target="_top">
            For teachers
          </a>
          {next && (
            <a href={addressOf(next.id)} target="_top" rel="next">
              <small>Next part</small>
              <span>{next.title}</span>
            </a>
          )}
        </nav>
      </DiffusionProvider>
    </article>
  );
}

function numberOf(id: string): number {
  return lessons.findIndex((lesson) => lesson.id === id) + 1;
}

/** Links to lessons, in a sentence. */
function listOf(needs: readonly string[]): ReactNode {
  return needs.map((id, index) => (
    <span key={id}>
      {index > 0 && ' and '}
      <LessonLink id={id} />
    </span>
  ));
}
