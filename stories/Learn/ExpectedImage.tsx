import type { ReactNode } from 'react';
import { formatFixed, useFormat } from '../../src/define/index.js';
import { useTimestep } from '../../src/index.js';
import { usePageWords } from './PageLanguage.js';
import { Plot, UNITS } from './Plot.js';
import { expectedImage } from './twoImages.js';

const DEFAULT_T = 50;
/** x_t from -3 to 3, the estimate from -1 to 1. */
const REACH = 3;
const POINTS = 120;
const STATES = [-3, -2, -1, 0, 1, 2, 3].map((x) => ({ at: (x + REACH) / (2 * REACH), text: signed(x) }));
const ESTIMATES = [-1, 0, 1].map((x) => ({ at: (x + 1) / 2, text: signed(x) }));

/** The best estimate of an image over x_t, in a world of two images of one value. It follows the page’s t. */
export function ExpectedImage({ caption }: { caption: ReactNode }) {
  const [t = DEFAULT_T] = useTimestep();
  const words = usePageWords();
  const format = useFormat();
  const points = Array.from({ length: POINTS + 1 }, (_, index) => {
    const part = index / POINTS;
    const estimate = expectedImage((2 * part - 1) * REACH, t);
    return `${(part * UNITS).toFixed(1)} ${((UNITS * (1 - estimate)) / 2).toFixed(1)}`;
  });
  const atOne = format(formatFixed(expectedImage(1, t), 2));
  return (
    <figure className="lesson-drawing">
      <Plot
        label={words.estimateOverState(t, atOne)}
        across={words.state}
        up={words.estimate(t)}
        acrossTicks={STATES}
        upTicks={ESTIMATES}
      >
        <path className="lesson-plot-mean" d={`M${points.join('L')}`} />
      </Plot>
      <figcaption className="df-caption">{caption}</figcaption>
    </figure>
  );
}

function signed(value: number): string {
  return value < 0 ? `−${-value}` : String(value);
}
