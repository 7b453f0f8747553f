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

/** A derivation of the notebook. */
export function Derivation({ of }: { of: DerivationName }) {
  const own = derivations[of];
  const words = usePageWords().derivations?.[of];
  const steps = own.steps.map(({ why, tex }, index) => ({ tex, why: words?.why[index] ?? why }));
  return <DerivationLines title={words?.title ?? own.title} steps={steps} end={words?.end ?? own.end} />;
}

/** A derivation line by line, closed until a reader wants it. */
export function DerivationLines({ title, steps, end }: DerivationText) {
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
      {end && <p>{end}</p>}
    </details>
  );
}
