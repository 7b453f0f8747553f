import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type ImageArray, useDiffusion } from '../../src/index.js';
import { BLOCK_LENGTH, coefficientsOf, decodedImage, energiesOf, psnrOf } from './blockCode.js';
import './coded.css';

/** How many coefficients of each block a reader can keep. */
export const KEPT = [1, 2, 4, 8, 16, 48] as const;
const IN_ENGLISH = new Intl.NumberFormat('en');

/** An image, and what is left of it when few coefficients of each block are kept. */
export function CodedImage({ caption }: { caption: ReactNode }) {
  const { image, error } = useDiffusion();
  const [kept, setKept] = useState<number>(1);
  const name = useId();
  const found = useMemo(() => image && { codes: coefficientsOf(image), energies: energiesOf(image) }, [image]);
  const decoded = useMemo(() => (image && found ? decodedImage(image, found.codes, kept) : null), [image, found, kept]);
  const psnr = (count: number) => (found ? psnrOf(found.energies, count).toFixed(1) : '–');
  const size = (count: number) => (found ? IN_ENGLISH.format(found.codes.length * count) : '–');
  const state = found ? 'ready' : 'pending';
  return (
    <figure className="lesson-drawing page-wide" data-figure="coded-image" data-state={error ? 'error' : state}>
      <fieldset className="page-choices">
        <legend>Kept of each block’s {BLOCK_LENGTH} coefficients</legend>
        {KEPT.map((count) => (
          <label key={count} className="lesson-choice">
            <input type="radio" name={name} checked={count === kept} onChange={() => setKept(count)} /> {count}
          </label>
        ))}
      </fieldset>
      <div className="lesson-coded">
        <Picture title="Original" label="the image" image={image ?? null} />
        <Picture
          title="Decoded"
          label={`the image decoded from ${kept} of each block’s ${BLOCK_LENGTH} coefficients`}
          image={decoded}
        />
      </div>
      <p className="lesson-result" aria-live="polite">
        {size(kept)} numbers in place of {size(BLOCK_LENGTH)}, {BLOCK_LENGTH / kept} times fewer: {psnr(kept)} dB.
      </p>
      <figcaption className="df-caption" role={error ? 'alert' : undefined}>
        {error ? error.message : caption}
      </figcaption>
    </figure>
  );
}

interface PictureProps {
  title: string;
  /** For screen readers. */
  label: string;
  /** Null until there is one. */
  image: ImageArray | null;
}

function Picture({ title, label, image }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current && image) paint(canvas.current, image);
  }, [image]);
  return (
    <div>
      <p className="lesson-coded-title">{title}</p>
      <canvas ref={canvas} width={256} height={192} role="img" aria-label={label} />
    </div>
  );
}

function paint(canvas: HTMLCanvasElement, { shape: [height = 1, width = 1], values }: ImageArray): void {
  canvas.width = width;
  canvas.height = height;
  const pixels = new ImageData(width, height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    // A clamped array rounds, and clips what is outside [-1, 1].
    for (let channel = 0; channel < 3; channel++) {
      pixels.data[4 * pixel + channel] = 127.5 * ((values[3 * pixel + channel] as number) + 1);
    }
    pixels.data[4 * pixel + 3] = 255;
  }
  canvas.getContext('2d')?.putImageData(pixels, 0, 0);
}
