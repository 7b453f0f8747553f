import type { ReactNode } from 'react';
import { Equation } from '../../src/index.js';
import { HeadCell } from '../Docs/Table.js';
import { DerivationLines } from '../Notebook/derivations/Derivation.js';
import {
  type AlgorithmName,
  algorithms,
  type FormulaName,
  formulas,
  type LessonAlgorithm,
  type LessonFormula,
} from './formulas/index.js';
import { usePageWords } from './PageLanguage.js';
import './formula.css';

/** A formula of a lesson, and below it the derivation if there is one. */
export function Formula({ of }: { of: FormulaName }) {
  const { derivation }: LessonFormula = formulas[of];
  return (
    <>
      <Lines of={of} />
      {derivation && <DerivationLines {...derivation} />}
    </>
  );
}

function Lines({ of }: { of: FormulaName }) {
  return (formulas[of] as LessonFormula).tex.map((tex) => <Equation key={tex} tex={tex} />);
}

/** An algorithm in a box. */
export function Algorithm({ of }: { of: AlgorithmName }) {
  const own: LessonAlgorithm = algorithms[of];
  const { training } = usePageWords();
  const words = of === 'training' ? training : null;
  const steps = own.steps.map((step, index) => ({ ...step, text: words?.steps[index] ?? step.text }));
  const title = words?.title ?? own.title;
  return (
    <section className="lesson-algorithm" aria-label={title}>
      <p className="lesson-algorithm-name">{title}</p>
      <Steps of={steps.filter(({ isRepeated }) => !isRepeated)} />
      <p>{words?.loop ?? LOOPS[of]}</p>
      <Steps of={steps.filter(({ isRepeated }) => isRepeated)} />
    </section>
  );
}

const LOOPS: Readonly<Record<AlgorithmName, string>> = {
  training: 'Repeat until the loss no longer falls:',
  ddpm: 'Repeat for each timestep down to 0:',
  ddim: 'Repeat until the image is reached:',
};

function Steps({ of }: { of: LessonAlgorithm['steps'] }) {
  if (of.length === 0) return null;
  return (
    <ol>
      {of.map(({ text, tex }, index) => (
        <li key={tex ?? index}>
          <p>{text}</p>
          {tex && <Equation tex={tex} />}
        </li>
      ))}
    </ol>
  );
}

/** The end of a lesson: two sentences and its formula. */
export function Summary({ of, children }: { of: FormulaName; children: ReactNode }) {
  return (
    <section className="lesson-summary" aria-label={SUMMARY}>
      <p className="lesson-summary-name">{SUMMARY}</p>
      {children}
      <Lines of={of} />
    </section>
  );
}

const SUMMARY = 'In short';

/** Seeds, draws and counts behind the numbers of a page, closed until a reader wants them. */
export function Measured({ children }: { children: ReactNode }) {
  return (
    <details className="lesson-answer lesson-measured">
      <summary>How we measured this</summary>
      {children}
    </details>
  );
}

interface NumbersProps {
  /** The name of each column. */
  head: readonly ReactNode[];
  /** The name of each row, and its numbers. */
  rows: readonly (readonly ReactNode[])[];
}

/** A table of numbers. */
export function Numbers({ head, rows }: NumbersProps) {
  return (
    <div className="page-table page-table-numbers">
      <table>
        <thead>
          <tr>
            {head.map((name, index) => (
              <HeadCell key={index}>{name}</HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...numbers], row) => (
            <tr key={row}>
              <th scope="row">{name}</th>
              {numbers.map((number, index) => (
                <td key={index}>{number}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
