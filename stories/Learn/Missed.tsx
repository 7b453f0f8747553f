import { useMemo } from 'react';
import { useTimestep } from '../../src/index.js';
import { missedAt } from './guidance.js';

const USUAL_T = 50;

/** By how much log-densities that are guided at a scale miss those of a noised density at the page’s t, mean ± deviation. */
export function Missed({ scale }: { scale: number }) {
  const [t = USUAL_T] = useTimestep();
  const { mean, deviation } = useMemo(() => missedAt(t, scale), [t, scale]);
  return (
    <>
      <span className="lesson-number">{mean.toFixed(2)}</span>, with a standard deviation of{' '}
      <span className="lesson-number">{deviation.toFixed(2)}</span>
    </>
  );
}
