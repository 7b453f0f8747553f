'use client';
import { type Ref, useRef } from 'react';
import type { ImageArray } from '../../core/types.js';
import { FACE_SIZE, faceOf } from '../../marks/faces/faceData.js';
import { useImagePixels } from '../../marks/faces/useImagePixels.js';
import type { Message } from '../../words/message.js';
import { formatFixed } from '../../words/numbers.js';
import { useSay } from '../../words/say.js';
import { isCopy, type Nearest } from './sampling.js';
import { words } from './words.js';

export interface FacePairProps {
  /** Of the sample, from 1. */
  number: number;
  /** Null while it forms. */
  nearest: Nearest | null;
  faces: ImageArray | null;
  /** Of the sample's canvas, which is painted from elsewhere. */
  canvasRef: Ref<HTMLCanvasElement>;
}

/** A sample, and below it the nearest training image; a bar between them says that they are the same. */
export function FacePair({ number, nearest, faces, canvasRef }: FacePairProps) {
  const below = useRef<HTMLCanvasElement>(null);
  useImagePixels(below, nearest && faces && faceOf(faces.values, nearest.index), FACE_SIZE);
  const copy = nearest !== null && isCopy(nearest);
  const say = useSay();
  return (
    <div className="df-face-pair" data-copy={copy || undefined}>
      <canvas
        ref={canvasRef}
        className="df-face"
        role="img"
        aria-label={say(labelOf(number, nearest))}
        width={FACE_SIZE}
        height={FACE_SIZE}
      />
      <canvas
        ref={below}
        className="df-face"
        role="img"
        aria-label={say(words.nearest({ sample: number }))}
        width={FACE_SIZE}
        height={FACE_SIZE}
      />
    </div>
  );
}

/** A sample in words. */
function labelOf(sample: number, nearest: Nearest | null): Message {
  if (!nearest) return words.sample({ sample });
  return isCopy(nearest)
    ? words.copy({ sample })
    : words.distant({ sample, distance: formatFixed(nearest.distance, 2) });
}
