import type { ReactNode } from 'react';
import { DiffusionProvider, TimestepSlider } from '../../src/index.js';
import { FigureNames } from './FigureNumber.js';
import './lesson.css';

export interface LessonProps {
  title: string;
  /** The names of the figures, in their order. */
  figures: readonly string[];
  /** Where t is until a reader moves it, or null if nothing on the page follows t; defaults to the notebook’s 50. */
  initialT?: number | null;
  /** What stands above the slider. */
  opening: ReactNode;
  children: ReactNode;
}

/** A page of text and figures. One slider moves them all and stays in sight while the page scrolls. */
export function Lesson({ title, figures, initialT = 50, opening, children }: LessonProps) {
  return (
    <article className="page lesson">
      <DiffusionProvider defaultT={initialT ?? undefined}>
        <FigureNames value={figures}>
          <h1>{title}</h1>
          {opening}
          {initialT !== null && <TimestepSlider className="page-slider page-wide" />}
          {children}
        </FigureNames>
      </DiffusionProvider>
    </article>
  );
}
