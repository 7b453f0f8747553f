import { Equation } from '../../../src/index.js';
import { forwardJump } from './forwardJump.js';
import { posteriorMean } from './posteriorMean.js';
import { simpleLoss } from './simpleLoss.js';
import './derivation.css';

/** The derivations of the pages, by name. */
export const derivations = {
  'forward-jump': forwardJump,
  'posterior-mean': posteriorMean,
  'simple-loss': simpleLoss,
} as const;

/** A derivation line by line, closed until a reader wants it. */
export function Derivation({ of }: { of: keyof typeof derivations }) {
  const { title, steps, end } = derivations[of];
  return (
    <details className="lesson-answer derivation">
      <summary>{title}</summary>
      <ol>
        {steps.map(({ why, tex }) => (
          <li key={tex}>
            <p>{why}</p>
            <Equation tex={tex} />
          </li>
        ))}
      </ol>
      <p>{end}</p>
    </details>
  );
}
