import { Equation, type EquationProps } from '../../src/index.js';
import { InlineTex as Tex } from '../Notebook/InlineTex.js';
import { Algorithm } from './Formula.js';
import { type AlgorithmName, algorithms, type FormulaName, formulas } from './formulas/index.js';
import { courseSymbols } from './formulas/symbols.js';
import { LessonLink } from './LessonLink.js';
import { lessons } from './lessons.js';

/** The numbered equations of the notebook, in their order. */
const NUMBERED: readonly NonNullable<EquationProps['name']>[] = [
  'forward-step',
  'forward-jump',
  'reverse-joint',
  'reverse-step',
  'posterior-mean',
  'predict-x0',
  'reverse-variance',
  'reverse-distribution',
];

/** The symbols of the lessons with their meanings. */
export function SymbolTable() {
  return (
    <div className="page-table page-wide">
      <table>
        <thead>
          <tr>
            <th scope="col">Symbol</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {courseSymbols.map(({ tex, and = [], meaning }) => (
            <tr key={tex}>
              <td>
                {[tex, ...and].map((one) => (
                  <span key={one} className="lesson-symbol">
                    <Tex>{one}</Tex>
                  </span>
                ))}
              </td>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The numbered equations of the notebook. */
export function NumberedEquations() {
  return NUMBERED.map((name) => <Equation key={name} name={name} />);
}

/** The formulas and algorithms of the lessons, by lesson. */
export function LessonFormulas() {
  return lessons.map(({ id }) => {
    const own = (Object.keys(formulas) as FormulaName[]).filter((name) => formulas[name].lesson === id);
    const loops = (Object.keys(algorithms) as AlgorithmName[]).filter((name) => algorithms[name].lesson === id);
    if (own.length + loops.length === 0) return null;
    return (
      <section key={id} className="page-part">
        <h3>
          <LessonLink id={id} />
        </h3>
        {loops.map((name) => (
          <Algorithm key={name} of={name} />
        ))}
        {own.map((name) => (
          <div key={name}>
            <p>{formulas[name].title}:</p>
            {formulas[name].tex.map((tex) => (
              <Equation key={tex} tex={tex} />
            ))}
          </div>
        ))}
      </section>
    );
  });
}
