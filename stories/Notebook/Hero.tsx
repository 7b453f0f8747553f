import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { DiffusionProvider, useTimestep } from '../../src/index.js';
import { isFrozen } from '../../src/testing/index.js';
import { NoisyState } from './NoisyState.js';

/** The timestep at which the cat is hardly visible. */
const FAR = 700;
const MILLISECONDS = 7000;

/** A cat that is noised and comes back once, when the page opens. Before and after that it follows the page’s t. */
export function Hero() {
  const [pageT = 0] = useTimestep();
  const [share, setShare] = useState<number | null>(null);
  const [isReady, setReady] = useState(false);
  const isMoving = share !== null;
  const began = useRef(pageT);
  useLayoutEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the server’s markup is hydrated before anything moves
    if (moves()) setShare(0);
  }, []);
  useEffect(() => (isReady && isMoving ? pass(setShare) : undefined), [isReady, isMoving]);
  useEffect(() => {
    // A reader who moves the bar ends the film.
    if (pageT !== began.current) setShare(null);
  }, [pageT]);
  const t = isMoving ? Math.round(pageT + (FAR - pageT) * share) : undefined;
  return (
    <DiffusionProvider t={t} loading="eager">
      <div className="page-hero">
        <NoisyState onReady={() => setReady(true)} />
      </div>
    </DiffusionProvider>
  );
}

function moves(): boolean {
  return !isFrozen() && !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Calls `show` with 0, 1 and again 0, smoothly, and at the end with null; returns a function that ends it. */
function pass(show: (share: number | null) => void): () => void {
  const began = performance.now();
  let request = requestAnimationFrame(function frame(now) {
    const part = Math.min(1, Math.max(0, now - began) / MILLISECONDS);
    show(part < 1 ? Math.sin(Math.PI * part) ** 2 : null);
    if (part < 1) request = requestAnimationFrame(frame);
  });
  return () => cancelAnimationFrame(request);
}
