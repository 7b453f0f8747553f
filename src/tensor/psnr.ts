/** Values of images are in [-1, 1]. */
const PEAK = 2;

/** The peak signal-to-noise ratio of an image against x0 in dB: 10·log10(2² / mean squared error); infinite for x0 itself. */
export function psnr(values: Float32Array, x0: Float32Array): number {
  let squares = 0;
  for (let index = 0; index < x0.length; index++) {
    const difference = (values[index] as number) - (x0[index] as number);
    squares += difference * difference;
  }
  return 10 * Math.log10((PEAK * PEAK * x0.length) / squares);
}
