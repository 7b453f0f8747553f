// The power of an image by spatial frequency: how coarse its content is.

/** The mean power of an image's frequencies in rings around 0. */
export interface RadialPower {
  /** The middle of each ring, in cycles per width of the image. */
  readonly cycles: Float64Array;
  /**
   * The mean power in each ring, over the channels as well, as a multiple of what white noise of unit variance in each value has: that
   * has 1 in every ring, on average.
   */
  readonly power: Float64Array;
}

/** A larger image is measured in its middle. */
const LARGEST_SIDE = 1024;
/** Lines that are transformed at once, so that each takes a few milliseconds at most. */
const LINES_AT_ONCE = 32;

/**
 * The radially averaged power spectrum of an image. Each channel loses its mean and is multiplied by a Hann window, because its
 * opposite edges do not meet: their step would have power at all frequencies. Yields the fraction done.
 *
 * @param values - row by row, with the channels of each pixel side by side.
 * @param width - in pixels.
 * @param channels - values of a pixel.
 * @returns the rings from one cycle per width to half a cycle per pixel; of more than 1024 pixels on a side, from one cycle per
 *   1024 pixels in the middle. None for an image of one pixel.
 */
export async function* radialPower(
  values: ArrayLike<number>,
  width: number,
  channels: number,
): AsyncGenerator<number, RadialPower> {
  const height = values.length / (width * channels);
  const [across, down] = [Math.min(width, LARGEST_SIDE), Math.min(height, LARGEST_SIDE)];
  const [left, top] = [Math.floor((width - across) / 2), Math.floor((height - down) / 2)];
  const rings = Math.floor(across / 2);
  const sums = new Float64Array(rings + 1);
  const counts = new Float64Array(rings + 1);
  for (let channel = 0; channel < channels; channel++) {
    const plane = Float64Array.from(
      { length: across * down },
      (_, i) => values[((top + Math.floor(i / across)) * width + left + (i % across)) * channels + channel] as number,
    );
    const work = powerSpectrum(plane, across);
    let step = work.next();
    for (; !step.done; step = work.next()) yield (channel + step.value) / channels;
    const { power, columns, rows } = step.value;
    for (let i = 0; i < power.length; i++) {
      const [x, y] = [signed(i % columns, columns), signed(Math.floor(i / columns), rows)];
      const ring = Math.round(across * Math.hypot(x, y));
      if (ring > rings) continue;
      sums[ring] = (sums[ring] as number) + (power[i] as number);
      counts[ring] = (counts[ring] as number) + 1;
    }
    yield (channel + 1) / channels;
  }
  return {
    cycles: Float64Array.from({ length: rings }, (_, i) => ((i + 1) * width) / across),
    power: sums.map((sum, ring) => sum / (counts[ring] as number)).subarray(1),
  };
}

/** A frequency in cycles per pixel, from -½ to ½. */
function signed(index: number, length: number): number {
  return (index < length / 2 ? index : index - length) / length;
}

/** The power of each frequency of one channel, row by row; a power of 2 of them each way. */
interface PowerSpectrum {
  readonly power: Float64Array;
  readonly columns: number;
  readonly rows: number;
}

/**
 * |FFT(window · (values - mean))|² / Σ window², padded by zeros to powers of 2. By Parseval's theorem, its mean is
 * Σ(window·(values - mean))² / Σ window², the windowed variance. Yields the fraction done.
 */
export function* powerSpectrum(values: ArrayLike<number>, width: number): Generator<number, PowerSpectrum> {
  const height = values.length / width;
  const [columns, rows] = [powerOfTwo(width), powerOfTwo(height)];
  const [across, down] = [hann(width), hann(height)];
  const windowed = { re: new Float64Array(columns * rows), im: new Float64Array(columns * rows) };
  const [weights, squares] = [across, down].reduce(
    ([sum, square], window) => [sum * total(window), square * total(window.map((value) => value ** 2))],
    [1, 1],
  ) as [number, number];
  const weightAt = (x: number, y: number) => (across[x] as number) * (down[y] as number);
  let mean = 0;
  for (let i = 0; i < values.length; i++) {
    mean += (weightAt(i % width, Math.floor(i / width)) * (values[i] as number)) / weights;
  }
  for (let i = 0; i < values.length; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    windowed.re[y * columns + x] = weightAt(x, y) * ((values[i] as number) - mean);
  }
  yield* transformed(windowed, { lines: height, length: columns, from: columns, step: 1 }, 0);
  yield* transformed(windowed, { lines: columns, length: rows, from: 1, step: columns }, 0.5);
  const power = windowed.re.map((re, i) => (re ** 2 + (windowed.im[i] as number) ** 2) / squares);
  return { power, columns, rows };
}

/** sin², at the middles of pixels: nowhere 0. */
function hann(length: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => Math.sin((Math.PI * (i + 0.5)) / length) ** 2);
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function powerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(least));
}

interface Complex {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

interface Lines {
  readonly lines: number;
  /** The number of values in each line. */
  readonly length: number;
  /** The distance from the start of one line to the start of the next. */
  readonly from: number;
  /** The distance from one value of a line to the next. */
  readonly step: number;
}

/** The Fourier transform of lines, in place; they are half of all that is done. */
function* transformed(
  { re, im }: Complex,
  { lines, length, from, step }: Lines,
  done: number,
): Generator<number, void> {
  const line = { re: new Float64Array(length), im: new Float64Array(length) };
  const transform = fourier(length);
  for (let index = 0; index < lines; index++) {
    const start = index * from;
    for (let i = 0; i < length; i++) {
      line.re[i] = re[start + i * step] as number;
      line.im[i] = im[start + i * step] as number;
    }
    transform(line);
    for (let i = 0; i < length; i++) {
      re[start + i * step] = line.re[i] as number;
      im[start + i * step] = line.im[i] as number;
    }
    if (index % LINES_AT_ONCE === LINES_AT_ONCE - 1) yield done + index / lines / 2;
  }
}

/** Returns the fast Fourier transform of `length` values, a power of 2, in place; Cooley & Tukey 1965. */
function fourier(length: number): (values: Complex) => void {
  const angle = (i: number) => (-2 * Math.PI * i) / length;
  const cosines = Float64Array.from({ length: length / 2 }, (_, i) => Math.cos(angle(i)));
  const sines = Float64Array.from({ length: length / 2 }, (_, i) => Math.sin(angle(i)));
  const bits = Math.log2(length);
  const reversed = Uint32Array.from({ length }, (_, i) => {
    let result = 0;
    for (let bit = 0; bit < bits; bit++) result |= ((i >> bit) & 1) << (bits - 1 - bit);
    return result;
  });
  const swap = (values: Float64Array, one: number, other: number) => {
    const kept = values[one] as number;
    values[one] = values[other] as number;
    values[other] = kept;
  };
  return ({ re, im }) => {
    for (let i = 0; i < length; i++) {
      const other = reversed[i] as number;
      if (other <= i) continue;
      swap(re, i, other);
      swap(im, i, other);
    }
    for (let half = 1; half < length; half *= 2) {
      const stride = length / (2 * half);
      for (let start = 0; start < length; start += 2 * half) {
        for (let i = 0; i < half; i++) {
          const [low, high] = [start + i, start + i + half];
          const [c, s] = [cosines[i * stride] as number, sines[i * stride] as number];
          const [real, imaginary] = [re[high] as number, im[high] as number];
          const [x, y] = [c * real - s * imaginary, c * imaginary + s * real];
          re[high] = (re[low] as number) - x;
          im[high] = (im[low] as number) - y;
          re[low] = (re[low] as number) + x;
          im[low] = (im[low] as number) + y;
        }
      }
    }
  };
}

/** The window mixes each frequency with those up to two cycles away; from 3 on these do not reach 0. */
const MIN_CYCLES = 3;
/** Two points have a slope, but no law. */
const MIN_RINGS = 4;

/**
 * The exponent of the law by which the power falls, f^exponent: the slope of ln power over ln f from 3 cycles on, by least squares. Null
 * where there are too few rings, or where one has no power.
 */
export function exponentOf({ cycles, power }: RadialPower): number | null {
  const used = [...cycles.keys()].filter((ring) => (cycles[ring] as number) >= MIN_CYCLES);
  if (used.length < MIN_RINGS || used.some((ring) => !((power[ring] as number) > 0))) return null;
  const [x, y] = [cycles, power].map((values) => used.map((ring) => Math.log(values[ring] as number))) as [
    number[],
    number[],
  ];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  return (
    mean(x.map((value, i) => (value - meanX) * ((y[i] as number) - meanY))) /
    mean(x.map((value) => (value - meanX) ** 2))
  );
}
