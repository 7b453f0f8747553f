import type { ReactNode } from 'react';
import { useTimestep } from '../../src/index.js';

const DEFAULT_T = 500;

/** A figure that the page’s bar moves. Given its t, it has no slider of its own, which readers would have to tell from the bar. */
export function AtPageT({ children }: { children: (t: number) => ReactNode }) {
  const [t = DEFAULT_T] = useTimestep();
  return children(t);
}
