import type { ReactNode } from 'react';
import { LabelTex } from '../../src/define/index.js';
import type { PredictionAxis } from '../../src/teach/index.js';
import { Table } from '../Docs/Table.js';
import { LessonLink } from './LessonLink.js';
import { lessons, type PartEntry, parts } from './lessons.js';
import questions from './questions.json' with { type: 'json' };

/** A question of a lesson, as plain text with formulas between dollars. */
export interface PrintedQuestion {
  readonly id: string;
  readonly kind: 'choice' | 'slider' | 'number' | 'place' | 'curve';
  readonly question: string;
  readonly misconception: string;
  /** Of a choice. */
  readonly options?: readonly string[];
  /** Of a place and a curve. */
  readonly x?: PredictionAxis;
  readonly y?: PredictionAxis;
  /** Of a place: the line that is given, in percent of the axes from the upper left corner. */
  readonly line?: string;
}

/** By the ids of their lessons; `test/pages/questions.test.ts` writes the file from the lessons. */
export const printedQuestions: Readonly<Record<string, readonly PrintedQuestion[]>> = questions as never;

/** What each question of a part reveals, for teachers. */
export function Misconceptions({ part }: { part: PartEntry }) {
  const rows = part.lessons.flatMap((lesson) =>
    (printedQuestions[lesson.id] ?? []).map(({ id, question, misconception }, index) => [
      index === 0 && <LessonLink key="lesson" id={lesson.id} />,
      <WithFormulas key={id}>{question}</WithFormulas>,
      <WithFormulas key="wrong">{misconception}</WithFormulas>,
    ]),
  );
  return (
    <>
      <h3>{part.title}</h3>
      <Table
        label={`The questions of the part ${part.title}`}
        head={['lesson', 'question', 'misconception behind wrong answers']}
        wide
        rows={rows}
      />
    </>
  );
}

/** A sheet of all questions with room for answers, to be printed. */
export function Handout() {
  return parts.map((part) => (
    <section key={part.id} className="handout-part">
      <h2>{part.title}</h2>
      {part.lessons.map((lesson) => (
        <section key={lesson.id} className="handout-lesson">
          <h3>
            {lessons.indexOf(lesson) + 1}. {lesson.title}
          </h3>
          <ol>
            {(printedQuestions[lesson.id] ?? []).map((one) => (
              <li key={one.id}>
                <WithFormulas>{one.question}</WithFormulas>
                <Room {...one} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </section>
  ));
}

/** Where an answer is written by hand. */
function Room({ options, x, y, line }: PrintedQuestion) {
  if (options) {
    return (
      <ul className="handout-options">
        {options.map((option) => (
          <li key={option}>
            <WithFormulas>{option}</WithFormulas>
          </li>
        ))}
      </ul>
    );
  }
  if (!x || !y) return <div className="handout-line" aria-hidden="true" />;
  const label = `Room for a drawing of ${y.label}, from ${y.min} to ${y.max}, over ${x.label}, from ${x.min} to ${x.max}.`;
  return (
    <div className="handout-plot" role="img" aria-label={label}>
      <div className="handout-y-name">{y.label}</div>
      <div className="handout-y-ends">
        <span>{withMinus(y.max)}</span>
        <span>{withMinus(y.min)}</span>
      </div>
      <svg aria-hidden="true" className="handout-area" viewBox="0 0 100 100" preserveAspectRatio="none">
        {line && <polyline points={line} vectorEffect="non-scaling-stroke" />}
      </svg>
      <div className="handout-x">
        <span>{withMinus(x.min)}</span>
        <span>{x.label}</span>
        <span>{withMinus(x.max)}</span>
      </div>
    </div>
  );
}

function withMinus(value: number): string {
  return String(value).replace('-', '−');
}

/** Text with formulas between dollars. */
function WithFormulas({ children }: { children: string }): ReactNode {
  return children.split('$').map((text, index) => (index % 2 === 1 ? <LabelTex key={index}>{text}</LabelTex> : text));
}
