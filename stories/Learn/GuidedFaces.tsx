import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { paint } from '../Figures/faces.js';
import './faces.css';
import type { GuidedFace } from './guidedFaces.js';

const SAMPLES = 16;
const SCALES = [0, 1, 3, 8];
const PLACES = Array.from({ length: SAMPLES }, (_, index) => index);

/** Sixteen faces guided towards cats, at the scale that a reader chooses. */
export function GuidedFaces({ caption }: { caption: ReactNode }) {
  const [scale, setScale] = useState(3);
  const [drawn, setDrawn] = useState<{ readonly scale: number; readonly faces: readonly GuidedFace[] } | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const group = useId();

  useEffect(() => {
    let isWanted = true;
    const draw = async () => {
      // With tfjs, which the text above can be read without.
      const { guidedFaces } = await import('./guidedFaces.js');
      const faces: GuidedFace[] = [];
      for await (const face of guidedFaces(scale)) {
        if (!isWanted) return;
        faces.push(face);
        setDrawn({ scale, faces: [...faces] });
      }
    };
    draw().catch((failure: Error) => isWanted && setError(failure));
    return () => {
      isWanted = false;
    };
  }, [scale]);

  const faces = drawn?.scale === scale ? drawn.faces : [];
  const isDone = faces.length === SAMPLES;
  const state = isDone ? 'ready' : 'pending';
  return (
    <figure className="lesson-drawing" data-figure="guided-faces" data-state={error ? 'error' : state}>
      <fieldset className="lesson-scales">
        <legend>Scale</legend>
        {SCALES.map((value) => (
          <label key={value}>
            <input type="radio" name={group} checked={value === scale} onChange={() => setScale(value)} />
            {value}
          </label>
        ))}
      </fieldset>
      <div className="lesson-guided">
        {PLACES.map((place) => (
          <Face key={place} face={faces[place]} number={place + 1} />
        ))}
      </div>
      <p className="lesson-cats">
        <output>{isDone ? countOf(faces) : `${faces.length} of ${SAMPLES} faces`}</output>
      </p>
      <figcaption className="df-caption" role={error ? 'alert' : undefined}>
        {error ? error.message : caption}
      </figcaption>
    </figure>
  );
}

function countOf(faces: readonly GuidedFace[]): string {
  return `Nearest to a cat: ${faces.filter(({ isCat }) => isCat).length} of ${faces.length}.`;
}

function Face({ face, number }: { face: GuidedFace | undefined; number: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (face) paint(canvas.current, face.values);
  }, [face]);
  const label = face ? `sample ${number}, nearest to ${face.nearest.replaceAll('-', ' ')}` : `sample ${number}`;
  return <canvas ref={canvas} width={16} height={16} role="img" aria-label={label} />;
}
