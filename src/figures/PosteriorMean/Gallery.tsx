'use client';
import { useId, useRef } from 'react';
import { useFormat } from '../../i18n/useFormat.js';
import { FACE_SIZE, faceOf } from '../../marks/faces/faceData.js';
import { useImagePixels } from '../../marks/faces/useImagePixels.js';
import { messages, percentOf } from './messages.js';

/** Height of the highest bar in pixels. */
const BAR_HEIGHT = 36;

export interface GalleryProps {
  /** The images, one after the other; null until they are loaded. */
  images: Float32Array | null;
  count: number;
  /** One for each image; null until they are known. */
  weights: Float64Array | null;
  /** The image that x_t is made from. */
  target: number;
  disabled: boolean;
  onChoose: (target: number) => void;
}

/** The images in rows, each under a bar of its weight: buttons of which one is chosen. */
export function Gallery({ images, count, weights, target, disabled, onChoose }: GalleryProps) {
  const name = useId();
  const format = useFormat();
  const largest = weights?.reduce((most, weight) => Math.max(most, weight), 0) ?? 1;
  return (
    <fieldset className="df-gallery" disabled={disabled} aria-label={format(messages.gallery)}>
      {Array.from({ length: count }, (_, index) => (
        <GalleryImage
          key={index}
          name={name}
          number={index + 1}
          values={images && faceOf(images, index)}
          weight={weights?.[index] ?? null}
          height={weights ? (weights[index] as number) / largest : 0}
          isTarget={index === target}
          onChoose={() => onChoose(index)}
        />
      ))}
    </fieldset>
  );
}

interface GalleryImageProps {
  /** Of the group. */
  name: string;
  number: number;
  values: Float32Array | null;
  weight: number | null;
  /** Of the bar, from 0 to 1. */
  height: number;
  isTarget: boolean;
  onChoose: () => void;
}

function GalleryImage({ name, number, values, weight, height, isTarget, onChoose }: GalleryImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const format = useFormat();
  useImagePixels(canvas, values, FACE_SIZE);
  const label =
    weight === null ? messages.image({ number }) : messages.weightedImage({ number, weight: percentOf(weight) });
  return (
    <label className="df-gallery-image">
      <svg aria-hidden="true" className="df-gallery-bar" width="100%" height={BAR_HEIGHT}>
        <rect x="20%" width="60%" y={`${100 * (1 - height)}%`} height={`${100 * height}%`} />
      </svg>
      <input
        type="radio"
        className="df-gallery-choice"
        name={name}
        aria-label={format(label)}
        checked={isTarget}
        onChange={onChoose}
      />
      <canvas ref={canvas} className="df-gallery-face" width={FACE_SIZE} height={FACE_SIZE} />
    </label>
  );
}
