import { useMemo } from 'react';
import { useTimestep } from '../../src/index.js';
import { missedAt } from './guidance.js';

const USUAL_T = 50;

/** By how much scores that are guided at a scale miss those of a noised density at the page’s t. */
export function Missed({ scale }: { scale: number }) {
  const [t = USUAL_T] = useTimestep();
  const missed = useMemo(() => missedAt(t, scale), [t, scale]);
  return <span className="lesson-number">{missed.toFixed(2)}</span>;
}
