'use client';
import { useId, useRef } from 'react';
import { useFormat } from '../../i18n/useFormat.js';
import { FACE_SIZE, faceOf } from '../../marks/faces/faceData.js';
import { useImagePixels } from '../../marks/faces/useImagePixels.js';
import { CHOICES } from './faces.js';
import { messages } from './messages.js';

export interface FaceChoiceProps {
  faces: Float32Array | null;
  /** The face that is chosen. */
  face: number;
  disabled: boolean;
  onChoose: (face: number) => void;
}

/** Some of the faces, of which one is chosen. */
export function FaceChoice({ faces, face, disabled, onChoose }: FaceChoiceProps) {
  const name = useId();
  const format = useFormat();
  return (
    <fieldset className="df-gallery df-inpaint-faces" disabled={disabled} aria-label={format(messages.faces)}>
      {CHOICES.map((index, place) => (
        <label key={index} className="df-gallery-image">
          <input
            type="radio"
            className="df-gallery-choice"
            name={name}
            aria-label={format(messages.face({ number: place + 1 }))}
            checked={index === face}
            onChange={() => onChoose(index)}
          />
          <Thumbnail values={faces && faceOf(faces, index)} />
        </label>
      ))}
    </fieldset>
  );
}

function Thumbnail({ values }: { values: Float32Array | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useImagePixels(canvas, values, FACE_SIZE);
  return <canvas ref={canvas} className="df-gallery-face" width={FACE_SIZE} height={FACE_SIZE} />;
}
