import { type ReactNode, useEffect, useRef, useState } from 'react';
import { DenoiserField } from '../../src/index.js';
import { type PointDenoiser, pointSet, type TrainingProgress, trainDenoiser } from '../../src/learn/index.js';

const DATA = 'twoMoons';

/** Exact arrows, and over them those of a network that a reader trains. */
export function LearnedField({ caption }: { caption: ReactNode }) {
  const [denoiser, setDenoiser] = useState<PointDenoiser | null>(null);
  const [status, setStatus] = useState<string | null>(null);
  const training = useRef<AbortController>(null);
  useEffect(() => () => training.current?.abort(), []);
  const train = async () => {
    training.current = new AbortController();
    const { signal } = training.current;
    setStatus(shareOf(0));
    try {
      const onProgress = ({ step, steps }: TrainingProgress) => setStatus(shareOf(step / steps));
      setDenoiser(await trainDenoiser(pointSet(DATA), { signal, onProgress }));
      setStatus('Trained.');
    } catch (error) {
      if (!signal.aborted) setStatus(String(error));
    }
  };
  return (
    <>
      <p className="lesson-training">
        <button type="button" className="df-button" disabled={status !== null} onClick={train}>
          Train a network on the moons
        </button>{' '}
        <output>{status}</output>
      </p>
      <DenoiserField points={DATA} denoiser={denoiser} caption={caption} />
    </>
  );
}

function shareOf(part: number): string {
  return `${Math.round(100 * part)}%`;
}
