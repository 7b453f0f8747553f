import { Equation } from '../../../src/index.js';
import { usePageWords } from '../../Learn/PageLanguage.js';
import type { DerivationName, DerivationText } from './derivation.js';
import { forwardJump } from './forwardJump.js';
import { posteriorMean } from './posteriorMean.js';
import { simpleLoss } from './simpleLoss.js';
import './derivation.css';

/** The derivations of the pages, by name. */
export const derivations: Readonly<Record<DerivationName, DerivationText>> = {
  'forward-jump': forwardJump,
  'posterior-mean': posteriorMean,
  'simple-loss': simpleLoss,
};

/** A derivation line by line, closed until a reader wants it. */
export function Derivation({ of }: { of: DerivationName }) {
  const own = derivations[of];
  const words = usePageWords().derivations?.[of];
  return (
    <details className="lesson-answer derivation">
      <summary>{words?.title ?? own.title}</summary>
      <ol>
        {own.steps.map(({ why, tex }, index) => (
          <li key={tex}>
            <p>{words?.why[index] ?? why}</p>
            <Equation tex={tex} />
          </li>
        ))}
      </ol>
      <p>{words?.end ?? own.end}</p>
    </details>
  );
}
