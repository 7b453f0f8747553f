'use client';
import { useMemo, useRef } from 'react';
import { FACE_SIZE, faceOf } from '../../marks/faces/faceData.js';
import { useImagePixels } from '../../marks/faces/useImagePixels.js';
import type { Message } from '../../words/message.js';
import { formatFixed } from '../../words/numbers.js';
import { useSay } from '../../words/say.js';
import { isCopy, type Nearest, type Samples } from './sampling.js';
import { words } from './words.js';

export interface FacePairProps {
  /** Of the sample, from 1. */
  number: number;
  /** Null while it forms. */
  nearest: Nearest | null;
  /** All of them; null before the first. */
  samples: Samples | null;
}

/** A sample, and below it the nearest training image; a bar between them says that they are the same. */
export function FacePair({ number, nearest, samples }: FacePairProps) {
  const above = useRef<HTMLCanvasElement>(null);
  const below = useRef<HTMLCanvasElement>(null);
  const sample = useMemo(() => samples && faceOf(samples.values, number - 1), [samples, number]);
  useImagePixels(above, sample, FACE_SIZE);
  useImagePixels(below, nearest && samples && faceOf(samples.faces, nearest.index), FACE_SIZE);
  const copy = nearest !== null && isCopy(nearest);
  const say = useSay();
  return (
    <div className="df-face-pair" data-copy={copy || undefined}>
      <canvas
        ref={above}
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
