import { type ReactNode, Suspense } from 'react';
import { Contents } from '../Learn/Contents.js';
import { Lesson } from '../Learn/Lesson.js';
import { sections as inEnglish, type NotebookSection } from './contents.js';
import EnglishOpening from './Opening.mdx';
import EnglishOverview from './Overview.mdx';

export interface NotebookPageProps {
  title?: string;
  /** What stands above the bar. It is short, so that the bar is in the first window. */
  Opening?: () => ReactNode;
  /** The picture below the bar, and what the page is made of. */
  Overview?: () => ReactNode;
  sections?: readonly NotebookSection[];
}

/** The notebook, come alive: one t for all its figures. In English, or in a language that gives all its parts. */
export function NotebookPage({
  title = 'The notebook',
  Opening = EnglishOpening,
  Overview = EnglishOverview,
  sections = inEnglish,
}: NotebookPageProps) {
  return (
    <Lesson title={title} figures={sections.flatMap((section) => section.figures)} opening={<Opening />}>
      <Overview />
      <Contents sections={sections} />
      {sections.map(({ id, title, Part }) => (
        // Each section is hydrated by itself, so that the page answers before all of it is.
        <Suspense key={id}>
          <div className="page-part page-chapter">
            <h2 id={id}>{title}</h2>
            <Part />
          </div>
        </Suspense>
      ))}
    </Lesson>
  );
}
