import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { gaussianNoise } from '../../src/core/index.js';
import { loadFaces } from '../../src/faces/index.js';
import { paint } from '../Figures/faces.js';
import './coded.css';
import './faces.css';
import {
  deviationOfValues,
  FACE_LENGTH,
  type FaceCode,
  facesWhere,
  isHeldOut,
  learnCode,
  noisyFaces,
  psnrOfFaces,
} from './faceCode.js';

/** Components that the code keeps. */
export const KEPT = 32;
/** Standard deviations of the noise, in units of that of what it is added to. */
export const LEVELS = [0, 0.25, 0.5, 1, 2];
const CHOICES = 8;

interface Learned {
  readonly code: FaceCode;
  readonly heldOut: readonly Float32Array[];
  readonly pixelDeviation: number;
  readonly psnr: number;
}

/** A face that the code has not learned, with noise in its pixels and with noise in its code. */
export function CodedFaces({ caption }: { caption: ReactNode }) {
  const [learned, setLearned] = useState<Learned | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [choice, setChoice] = useState(0);
  const name = useId();
  useEffect(() => {
    let isHere = true;
    learn().then(
      (found) => isHere && setLearned(found),
      (failure: Error) => isHere && setError(failure),
    );
    return () => {
      isHere = false;
    };
  }, []);

  const faceAt = (place: number) => learned?.heldOut[Math.floor(((place + 0.5) * learned.heldOut.length) / CHOICES)];
  const face = faceAt(choice);
  const noise = gaussianNoise(FACE_LENGTH, { seed: choice });
  const columns = LEVELS.map((level) => ({
    level,
    faces: learned && face ? noisyFaces(learned.code, face, level, noise, { kept: KEPT, ...learned }) : null,
  }));
  const state = learned ? 'ready' : 'pending';
  return (
    <figure className="lesson-drawing" data-figure="coded-faces" data-state={error ? 'error' : state}>
      <fieldset className="lesson-face-choices">
        <legend>Face</legend>
        {Array.from({ length: CHOICES }, (_, place) => (
          <label key={place}>
            <input
              type="radio"
              name={name}
              aria-label={`face ${place + 1}`}
              checked={place === choice}
              onChange={() => setChoice(place)}
            />
            <Face values={faceAt(place)} />
          </label>
        ))}
      </fieldset>
      <table className="lesson-faces">
        <thead>
          <tr>
            <th scope="row">noise</th>
            {LEVELS.map((level) => (
              <th key={level} scope="col">
                {level}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">in the pixels</th>
            {columns.map(({ level, faces }) => (
              <td key={level}>
                <Face values={faces?.pixels} label={`the face with noise of ${level} in its pixels`} />
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">in the code</th>
            {columns.map(({ level, faces }) => (
              <td key={level}>
                <Face values={faces?.decoded} label={`the face decoded from its code with noise of ${level}`} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <p className="lesson-result" aria-live="polite">
        {KEPT} numbers in place of {FACE_LENGTH}: {learned ? learned.psnr.toFixed(1) : '–'} dB over faces that the code
        has not seen.
      </p>
      <figcaption className="df-caption" role={error ? 'alert' : undefined}>
        {error ? error.message : caption}
      </figcaption>
    </figure>
  );
}

async function learn(): Promise<Learned> {
  const faces = Float32Array.from((await loadFaces()).values);
  const code = await learnCode(faces, () => new Promise((resolve) => setTimeout(resolve)));
  const heldOut = facesWhere(faces, isHeldOut);
  return { code, heldOut, pixelDeviation: deviationOfValues(faces), psnr: psnrOfFaces(code, heldOut, KEPT) };
}

function Face({ values, label }: { values: Float32Array | undefined; label?: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (values) paint(canvas.current, values);
  }, [values]);
  const role = label ? ({ role: 'img', 'aria-label': label } as const) : { 'aria-hidden': true };
  return <canvas ref={canvas} width={16} height={16} {...role} />;
}
