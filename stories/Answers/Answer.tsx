import type { ComponentType, ReactNode } from 'react';
import { LessonLink } from '../Learn/LessonLink.js';
import { addressOf } from '../Learn/lessons.js';
import { late } from '../late.js';
import { useCopy } from '../useCopy.js';
import { questionOf, renamed, type Theme, threadAddress } from './questions.js';

/** The id of the page, in addresses. */
export const PAGE = 'answers-what-people-ask';

/** The figures of a theme by the ids of their questions. */
export type Figures = Readonly<Record<string, ReactNode>>;

// The text of the page comes without the code of its figures.
const figureOf: Readonly<Record<Theme, ComponentType<{ of: string }>>> = {
  maths: late(() => import('./figures/maths.js').then(({ figures }) => shownFrom(figures))),
  training: late(() => import('./figures/training.js').then(({ figures }) => shownFrom(figures))),
  sampling: late(() => import('./figures/sampling.js').then(({ figures }) => shownFrom(figures))),
  guidance: late(() => import('./figures/guidance.js').then(({ figures }) => shownFrom(figures))),
  images: late(() => import('./figures/images.js').then(({ figures }) => shownFrom(figures))),
  practice: late(() => import('./figures/practice.js').then(({ figures }) => shownFrom(figures))),
};

function shownFrom(figures: Figures) {
  return ({ of }: { of: string }) => figures[of];
}

interface AnswerProps {
  /** Of the question, in `questions`. */
  id: string;
  /** A few paragraphs, which are also the answer that search engines read. */
  children: ReactNode;
}

/** A question, its answer, and one figure. Its former anchors lead here too, without a script. */
export function Answer({ id, children }: AnswerProps) {
  const { theme, title, lesson, threads } = questionOf(id);
  const Figure = figureOf[theme];
  const former = [...renamed].filter(([, present]) => present === id).map(([old]) => old);
  return (
    <section className="page-part answer" aria-labelledby={id}>
      {former.map((old) => (
        <span key={old} id={old} className="answer-anchor" />
      ))}
      <h3 id={id}>{title}</h3>
      <div className="page-part answer-text">{children}</div>
      <Figure of={id} />
      <p className="answer-links">
        <span>Read more: {lesson === 'the-notebook' ? <NotebookLink /> : <LessonLink id={lesson} />}</span>
        <span>
          Asked in{' '}
          {threads.map((thread, index) => (
            <span key={thread}>
              {index > 0 && ', '}
              <a href={threadAddress(thread)} target="_top" rel="noreferrer">
                {thread}
              </a>
            </span>
          ))}
        </span>
        <CopyLink id={id} title={title} />
      </p>
    </section>
  );
}

function NotebookLink() {
  return (
    <a href={addressOf('the-notebook')} target="_top">
      The notebook
    </a>
  );
}

const SAYS = { idle: 'Copy link', copied: 'Link copied', refused: 'The browser did not allow it' } as const;

/** Copies the address of an answer. */
function CopyLink({ id, title }: { id: string; title: string }) {
  const [state, copy] = useCopy();
  const address = () => new URL(`${addressOf(PAGE)}#${id}`, document.baseURI).href;
  return (
    <button
      type="button"
      className="text-button answer-copy"
      aria-label={`${SAYS[state]}: ${title}`}
      onClick={() => copy(address())}
    >
      {SAYS[state]}
    </button>
  );
}
