import { forwardJumpCoefficients } from '../../src/core/index.js';
import { schedule } from './schedule.js';

// The factor by which `gaussianModel` scales a wave of brightness in the built-in image, as a page draws it.

const [HEIGHT, WIDTH] = [192, 256];
/** Standard deviation of a photograph's values, and the share of brightness in their variance, over the three channels. */
const CONTRAST = 0.45;
const BRIGHTNESS = 3 * 0.9;

/** The sum of 1/f² over all waves but the mean, relative to their number. */
const total = Array.from({ length: HEIGHT * WIDTH }, (_, i) => {
  const [k, l] = [Math.floor(i / WIDTH) / HEIGHT, (i % WIDTH) / WIDTH];
  return i === 0 ? 0 : 1 / (k * k + l * l);
}).reduce((sum, power) => sum + power / (HEIGHT * WIDTH), 0);

/**
 * The part of a wave that is left in the estimate of the image: ᾱ_t·P / (ᾱ_t·P + 1 - ᾱ_t), the Wiener filter.
 *
 * @param cycles - of the wave, across the width of the image.
 */
export function keptShare(cycles: number, t: number): number {
  if (cycles === 0) return 1;
  const { a, sigma } = forwardJumpCoefficients(schedule, t);
  // A coefficient of the cosine transform counts half periods.
  const power = (BRIGHTNESS * CONTRAST ** 2) / (total * ((2 * cycles) / WIDTH) ** 2);
  return (a * a * power) / (a * a * power + sigma * sigma);
}
