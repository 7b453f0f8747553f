'use client';
import { useMemo, useRef } from 'react';
import type { Message } from '../../i18n/message.js';
import { formatFixed } from '../../i18n/numbers.js';
import { useFormat } from '../../i18n/useFormat.js';
import { FACE_SIZE, faceOf } from '../../marks/faces/faceData.js';
import { useImagePixels } from '../../marks/faces/useImagePixels.js';
import { messages } from './messages.js';
import { isCopy, type Nearest, type Samples } from './sampling.js';

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
  const format = useFormat();
  return (
    <div className="df-face-pair" data-copy={copy || undefined}>
      <canvas
        ref={above}
        className="df-face"
        role="img"
        aria-label={format(labelOf(number, nearest))}
        width={FACE_SIZE}
        height={FACE_SIZE}
      />
      <canvas
        ref={below}
        className="df-face"
        role="img"
        aria-label={format(messages.nearest({ sample: number }))}
        width={FACE_SIZE}
        height={FACE_SIZE}
      />
    </div>
  );
}

/** A sample in words. */
function labelOf(sample: number, nearest: Nearest | null): Message {
  if (!nearest) return messages.sample({ sample });
  return isCopy(nearest)
    ? messages.copy({ sample })
    : messages.distant({ sample, distance: formatFixed(nearest.distance, 2) });
}
