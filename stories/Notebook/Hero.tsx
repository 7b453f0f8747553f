import { useEffect, useLayoutEffect, useState } from 'react';
import { DiffusionProvider, TimestepBar } from '../../src/index.js';
import { isFrozen } from '../../src/testing/index.js';
import { NoisyState } from './NoisyState.js';

/** Where the cat is nearly lost. */
const FAR = 700;
/** Where it stands for readers who want no motion, and in tests. */
const STILL = 200;
const MILLISECONDS = 7000;

/** A cat that is noised and comes back, once, as the page is opened; then it is the reader’s to play with. */
export function Hero() {
  const [isMoving, setMoving] = useState(false);
  const [t, setT] = useState(STILL);
  const [isReady, setReady] = useState(false);
  useLayoutEffect(() => {
    if (!moves()) return;
    // eslint-disable-next-line react-hooks/set-state-in-effect -- what a server has sent is hydrated before anything moves
    setMoving(true);
    setT(0);
  }, []);
  useEffect(() => (isReady && isMoving ? pass(setT) : undefined), [isReady, isMoving]);
  const choose = (next: number) => {
    setMoving(false);
    setT(next);
  };
  return (
    <DiffusionProvider t={t} onTChange={choose} loading="eager">
      <div className="page-hero">
        <NoisyState onReady={() => setReady(true)} />
        <TimestepBar />
      </div>
    </DiffusionProvider>
  );
}

function moves(): boolean {
  return !isFrozen() && !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Moves t to the noise and back; returns a function that ends it. */
function pass(show: (t: number) => void): () => void {
  const began = performance.now();
  let request = requestAnimationFrame(function frame(now) {
    const part = Math.min(1, Math.max(0, now - began) / MILLISECONDS);
    show(Math.round(FAR * Math.sin(Math.PI * part) ** 2));
    if (part < 1) request = requestAnimationFrame(frame);
  });
  return () => cancelAnimationFrame(request);
}
