import { type ReactNode, useId, useMemo, useState } from 'react';
import { useDiffusion } from '../../src/index.js';
import { BLOCK_LENGTH, coefficientsOf, energiesOf, psnrOf } from './blockCode.js';
import { Plot, UNITS } from './Plot.js';

/** How many coefficients of each block a reader can keep. */
export const KEPT = [1, 2, 4, 8, 16, 48] as const;
/** Decibels at the bottom and at the top. */
const [LEAST, MOST] = [15, 45];
const DECIBELS = [20, 30, 40].map((decibels) => ({ at: up(decibels), text: String(decibels) }));
const COUNTS = KEPT.map((kept) => ({ at: across(kept), text: String(kept) }));
const IN_ENGLISH = new Intl.NumberFormat('en');

/** How near an image comes of whose blocks few coefficients are kept. */
export function CodedImage({ caption }: { caption: ReactNode }) {
  const { image, error } = useDiffusion();
  const [kept, setKept] = useState<number>(1);
  const name = useId();
  const found = useMemo(() => image && { blocks: coefficientsOf(image).length, energies: energiesOf(image) }, [image]);
  const psnr = (count: number) => (found ? psnrOf(found.energies, count) : Number.NaN);
  const size = (count: number) => (found ? IN_ENGLISH.format(found.blocks * count) : '–');
  const decibels = found ? psnr(kept).toFixed(1) : '–';
  const state = found ? 'ready' : 'pending';
  return (
    <figure className="lesson-drawing" data-figure="coded-image" data-state={error ? 'error' : state}>
      <fieldset className="page-choices">
        <legend>Kept of each block’s {BLOCK_LENGTH} coefficients</legend>
        {KEPT.map((count) => (
          <label key={count} className="lesson-choice">
            <input type="radio" name={name} checked={count === kept} onChange={() => setKept(count)} /> {count}
          </label>
        ))}
      </fieldset>
      <Plot
        label={`PSNR of the decoded image in decibels, by the coefficients kept of each block: ${KEPT.map((count) => `${count}: ${psnr(count).toFixed(1)}`).join('; ')}.`}
        across="coefficients kept of each block"
        up="PSNR in dB"
        acrossTicks={COUNTS}
        upTicks={DECIBELS}
      >
        {found && (
          <path className="lesson-plot-mean" d={`M${KEPT.map((count) => place(count, psnr(count))).join('L')}`} />
        )}
        <line className="lesson-plot-t" x1={UNITS * across(kept)} x2={UNITS * across(kept)} y2={UNITS} />
      </Plot>
      <p className="lesson-result" aria-live="polite">
        {size(kept)} numbers in place of {size(BLOCK_LENGTH)}, {BLOCK_LENGTH / kept} times fewer: {decibels} dB.
      </p>
      <figcaption className="df-caption" role={error ? 'alert' : undefined}>
        {error ? error.message : caption}
      </figcaption>
    </figure>
  );
}

/** Where a number of coefficients is, on a logarithmic axis. */
function across(count: number): number {
  // Rounded, as the last digits of a logarithm are not the same in every browser and in Node.
  return Number((Math.log(count) / Math.log(KEPT[KEPT.length - 1] as number)).toFixed(6));
}

/** How high a PSNR is. */
function up(decibels: number): number {
  return (decibels - LEAST) / (MOST - LEAST);
}

function place(count: number, decibels: number): string {
  return `${(UNITS * across(count)).toFixed(1)} ${(UNITS * (1 - up(decibels))).toFixed(1)}`;
}
