import { Children, isValidElement, type ReactNode } from 'react';
import { DiffusionProvider } from '../../src/index.js';
import { AnswerSheet, Answers, Choice, Prediction } from '../../src/teach/index.js';
import { FigureNames } from './FigureNumber.js';
import { Languages } from './Languages.js';
import { LessonBar } from './LessonBar.js';
import { addressOf, lessons, parts } from './lessons.js';
import { langOf, usePageWords } from './PageLanguage.js';
import { clockOf } from './schedule.js';
import { Turn } from './Turn.js';
import { pageIdOf } from './translations.js';
import { useLinkedT } from './useLinkedT.js';
import './lesson.css';
import './bar.css';

export interface LessonProps {
  title: string;
  /** The names of the figures, in their order. */
  figures: readonly string[];
  /** Where t is until a reader moves it, or null if nothing on the page follows t; defaults to the notebook’s 50. */
  initialT?: number | null;
  /** Whether readers may choose the image of the figures; defaults to true. */
  hasImages?: boolean;
  /** What stands above all else. */
  opening: ReactNode;
  /** A question that stands first among them follows the opening, so that readers meet it on their first screen. */
  children: ReactNode;
}

/**
 * A page of text and figures. It asks before it shows: the opening, a question, then the bar. The bar moves all figures and stays
 * in sight while the page scrolls.
 */
export function Lesson({ title, figures, initialT = 50, hasImages = true, opening, children }: LessonProps) {
  const page = useLinkedT(initialT ?? undefined);
  const words = usePageWords();
  const lang = langOf(words);
  const index = words.lessons.findIndex((lesson) => lesson.title === title);
  const [question, rest] = split(children);
  const head = (
    <>
      <Place index={index} />
      <Languages index={index} />
      <h1>{title}</h1>
      {opening}
    </>
  );
  return (
    <article className="page lesson" lang={lang}>
      <DiffusionProvider {...page} lang={lang}>
        <FigureNames value={figures}>
          {index < 0 ? head : <header className="lesson-head">{head}</header>}
          <Answers page={words.lessons[index]?.id}>
            {question}
            {initialT !== null && <LessonBar hasImages={hasImages} clock={clockOf(lessons[index]?.id)} />}
            {rest}
            {index >= 0 && <AnswerSheet title={<h2 className="lesson-answers">{words.yourAnswers}</h2>} />}
          </Answers>
          <Around index={index} />
          <Turn index={index} />
        </FigureNames>
      </DiffusionProvider>
    </article>
  );
}

/** The question at the beginning of a lesson, and what follows it. */
function split(children: ReactNode): readonly [question: ReactNode, rest: ReactNode] {
  // MDX puts a line break between any two blocks.
  const all = Children.toArray(children).filter((child) => child !== '\n');
  const [first] = all;
  const isQuestion = isValidElement(first) && (first.type === Choice || first.type === Prediction);
  return isQuestion ? [first, all.slice(1)] : [null, children];
}

/** The page that collects symbols and formulas, which is in English only. */
const FORMULAS = 'learn-formulas';

/** Which lesson it is, what it is about, how long it takes, and its schedule where that is not the notebook's. */
function Place({ index }: { index: number }) {
  const words = usePageWords();
  const lesson = words.lessons[index];
  if (!lesson) return null;
  const clock = clockOf(lessons[index]?.id);
  return (
    <p className="lesson-place">
      {words.place({ ...lesson, number: index + 1, of: words.lessons.length })}
      {clock !== 'linear' && (
        <>
          {' '}
          ·{' '}
          <a href={addressOf('learn-schedules')} target="_top">
            {words.clocks[clock]}
          </a>
        </>
      )}
    </p>
  );
}

/** From the end of a lesson to its part of the course, and to what all lessons build on. */
function Around({ index }: { index: number }) {
  const words = usePageWords();
  if (!words.lessons[index]) return null;
  const part = parts.find((one) => one.lessons.some(({ id }) => pageIdOf(words.lang, index) === id));
  return (
    <p className="lesson-place lesson-around">
      {part && (
        <>
          <a href={addressOf(part.id)} target="_top">
            {part.title}
          </a>{' '}
          ·{' '}
        </>
      )}
      <a href={addressOf(words.lang === 'en' ? FORMULAS : pageIdOf(words.lang, -1))} target="_top">
        {words.symbolsAndEquations}
      </a>
    </p>
  );
}
