import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { DiffusionProvider, useTimestep } from '../../src/index.js';
import { moves, play, thereAndBack } from './film.js';
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
  useEffect(() => {
    if (!isReady || !isMoving) return;
    return play(MILLISECONDS, (part) => setShare(part < 1 ? thereAndBack(part) : null));
  }, [isReady, isMoving]);
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
