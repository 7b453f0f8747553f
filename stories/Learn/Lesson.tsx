import type { ReactNode } from 'react';
import { DiffusionProvider } from '../../src/index.js';
import { AnswerSheet, Answers } from '../../src/teach/index.js';
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
  /** What stands above the bar. */
  opening: ReactNode;
  children: ReactNode;
}

/** A page of text and figures. One bar moves them all and stays in sight while the page scrolls. */
export function Lesson({ title, figures, initialT = 50, hasImages = true, opening, children }: LessonProps) {
  const page = useLinkedT(initialT ?? undefined);
  const words = usePageWords();
  const lang = langOf(words);
  const index = words.lessons.findIndex((lesson) => lesson.title === title);
  return (
    <article className="page lesson" lang={lang}>
      <DiffusionProvider {...page} lang={lang}>
        <FigureNames value={figures}>
          <Place index={index} />
          <Languages index={index} />
          <h1>{title}</h1>
          {opening}
          {initialT !== null && <LessonBar hasImages={hasImages} clock={clockOf(lessons[index]?.id)} />}
          <Answers page={words.lessons[index]?.id}>
            {children}
            {index >= 0 && <AnswerSheet title={<h2 className="lesson-answers">{words.yourAnswers}</h2>} />}
          </Answers>
          <Turn index={index} />
        </FigureNames>
      </DiffusionProvider>
    </article>
  );
}

/** The page that collects symbols and formulas, which is in English only. */
const FORMULAS = 'learn-formulas';

/** The part of the course, which lesson it is, what it is about and how long it takes. */
function Place({ index }: { index: number }) {
  const words = usePageWords();
  const lesson = words.lessons[index];
  if (!lesson) return null;
  const clock = clockOf(lessons[index]?.id);
  const part = parts.find((one) => one.lessons.some(({ id }) => pageIdOf(words.lang, index) === id));
  return (
    <p className="lesson-place">
      {part && (
        <>
          <a href={addressOf(part.id)} target="_top">
            {part.title}
          </a>{' '}
          ·{' '}
        </>
      )}
      {words.place({ ...lesson, number: index + 1, of: words.lessons.length })} ·{' '}
      {clock !== 'linear' && (
        <>
          <a href={addressOf('learn-schedules')} target="_top">
            {words.clocks[clock]}
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
