import FFT from 'fft.js';
import { complaint } from '../../base/check.js';
import { forwardJumpCoefficients } from '../../process/coefficients.js';
import type { Process } from '../../process/types.js';
import type { ArrayModel } from './model.js';

type Triple = [number, number, number];

/**
 * The orthonormal form of Ohta et al. 1980's axes: brightness, red against blue, green against both. They leave the
 * colors of natural images nearly uncorrelated; see also Ruderman et al. 1998.
 */
const AXES = [
  [1, 1, 1],
  [1, 0, -1],
  [-1, 2, -1],
].map((axis) => axis.map((share) => share / Math.hypot(...axis)));

/** Red, green and blue of each pixel along the axes, a plane for each. */
export function separate(xt: Float32Array, planes: Float64Array, pixels: number): void {
  for (let axis = 0; axis < AXES.length; axis++) {
    const [ofRed, ofGreen, ofBlue] = AXES[axis] as Triple;
    for (let pixel = 0; pixel < pixels; pixel++) {
      const red = xt[3 * pixel] as number;
      const green = xt[3 * pixel + 1] as number;
      const blue = xt[3 * pixel + 2] as number;
      planes[axis * pixels + pixel] = ofRed * red + ofGreen * green + ofBlue * blue;
    }
  }
}

/** The inverse of `separate`. */
export function join(planes: Float64Array, x0: Float32Array, pixels: number): void {
  for (let channel = 0; channel < AXES.length; channel++) {
    const [ofFirst, ofSecond, ofThird] = AXES.map((axis) => axis[channel]) as Triple;
    for (let pixel = 0; pixel < pixels; pixel++) {
      const first = planes[pixel] as number;
      const second = planes[pixels + pixel] as number;
      const third = planes[2 * pixels + pixel] as number;
      x0[3 * pixel + channel] = ofFirst * first + ofSecond * second + ofThird * third;
    }
  }
}

/** The discrete Fourier transform of complex numbers, real and imaginary parts by turns; out is not data. */
export type Fourier = (out: Float64Array, data: Float64Array) => void;

/** Plans a transform of any length; fast if it is a power of two, or three times one, as a side of 192 pixels. */
export function fourier(length: number): Fourier {
  if (length === 1) return (out, data) => out.set(data);
  if (length % 3 === 0) return inThirds(length);
  if (!isPowerOfTwo(length)) return chirped(length);
  const plan = new FFT(length);
  return (out, data) => plan.transform(out, data);
}

/** A transform by three of a third of the length: of every third value, from the first, the second and the third on. */
function inThirds(length: number): Fourier {
  const third = length / 3;
  const plan = fourier(third);
  const roots = new Float64Array(2 * length);
  for (let k = 0; k < length; k++) {
    const angle = (-2 * Math.PI * k) / length;
    roots.set([Math.cos(angle), Math.sin(angle)], 2 * k);
  }
  const part = new Float64Array(2 * third);
  const spectrum = new Float64Array(2 * third);
  return (out, data) => {
    out.fill(0);
    for (let first = 0; first < 3; first++) {
      for (let j = 0; j < third; j++) {
        part[2 * j] = data[2 * (3 * j + first)] as number;
        part[2 * j + 1] = data[2 * (3 * j + first) + 1] as number;
      }
      plan(spectrum, part);
      for (let k = 0, root = 0, j = 0; k < length; k++) {
        const real = spectrum[2 * j] as number;
        const imaginary = spectrum[2 * j + 1] as number;
        const cosine = roots[2 * root] as number;
        const sine = roots[2 * root + 1] as number;
        out[2 * k] = (out[2 * k] as number) + real * cosine - imaginary * sine;
        out[2 * k + 1] = (out[2 * k + 1] as number) + real * sine + imaginary * cosine;
        j = j + 1 === third ? 0 : j + 1;
        root = (root + first) % length;
      }
    }
  };
}

/**
 * A transform of any length by two of a power of two: X_k = c_k·Σ (x_j·c_j)·c̄_{k-j} with the chirp c_j = exp(-iπj²/n) is
 * a convolution; Bluestein 1970.
 */
function chirped(length: number): Fourier {
  let size = 2;
  while (size < 2 * length - 1) size *= 2;
  const plan = fourier(size);
  const chirp = new Float64Array(2 * length);
  const kernel = new Float64Array(2 * size);
  for (let j = 0; j < length; j++) {
    // j² mod 2n: a large angle would lose digits.
    const angle = (Math.PI * ((j * j) % (2 * length))) / length;
    const [real, imaginary] = [Math.cos(angle), Math.sin(angle)];
    chirp.set([real, -imaginary], 2 * j);
    kernel.set([real, imaginary], 2 * j);
    if (j > 0) kernel.set([real, imaginary], 2 * (size - j));
  }
  const transfer = new Float64Array(2 * size);
  plan(transfer, kernel);
  const [padded, spectrum] = [new Float64Array(2 * size), new Float64Array(2 * size)];
  return (out, data) => {
    padded.fill(0);
    multiply(padded, data, chirp, 1);
    plan(spectrum, padded);
    multiply(spectrum, spectrum, transfer, 1);
    // The inverse transform is the transform with both parts exchanged, before and after.
    exchange(spectrum);
    plan(padded, spectrum);
    exchange(padded);
    multiply(out, padded, chirp, 1 / size);
  };
}

/** out = x·y·scale, as far as y goes. */
function multiply(out: Float64Array, x: Float64Array, y: Float64Array, scale: number): void {
  for (let i = 0; i < y.length; i += 2) {
    const [a, b] = [x[i] as number, x[i + 1] as number];
    const [c, d] = [y[i] as number, y[i + 1] as number];
    out[i] = (a * c - b * d) * scale;
    out[i + 1] = (a * d + b * c) * scale;
  }
}

/** Exchanges real and imaginary parts. */
export function exchange(values: Float64Array): void {
  for (let i = 0; i < values.length; i += 2) {
    const real = values[i] as number;
    values[i] = values[i + 1] as number;
    values[i + 1] = real;
  }
}

function isPowerOfTwo(length: number): boolean {
  return (length & (length - 1)) === 0;
}

/** The position of a line of values in an array. */
export interface Line {
  readonly start: number;
  readonly stride: number;
}

/** Transforms two lines at once, in place: the two parts of complex numbers. */
export interface CosineTransform {
  readonly forward: (values: Float64Array, first: Line, second: Line) => void;
  readonly inverse: (values: Float64Array, first: Line, second: Line) => void;
}

/**
 * The orthonormal discrete cosine transform DCT-II and its inverse, for lines of any length. Its basis is that of lines
 * which are mirrored at their ends. By one Fourier transform of the same length, after Makhoul 1980: even places forwards,
 * then odd ones backwards.
 */
export function cosineTransform(length: number): CosineTransform {
  const transform = fourier(length);
  const [data, out] = [new Float64Array(2 * length), new Float64Array(2 * length)];
  const scales = Float64Array.from({ length }, (_, k) => Math.sqrt((k === 0 ? 1 : 2) / length));
  const cosines = Float64Array.from({ length }, (_, k) => Math.cos((Math.PI * k) / (2 * length)));
  const sines = Float64Array.from({ length }, (_, k) => Math.sin((Math.PI * k) / (2 * length)));
  const placeOf = (i: number) => (2 * i < length ? 2 * i : 2 * (length - i) - 1);
  const places = Int32Array.from({ length }, (_, i) => placeOf(i));
  return {
    forward: (values, first, second) => {
      for (let i = 0; i < length; i++) {
        const place = places[i] as number;
        data[2 * i] = values[first.start + place * first.stride] as number;
        data[2 * i + 1] = values[second.start + place * second.stride] as number;
      }
      transform(out, data);
      for (let k = 0; k < length; k++) {
        const mirrored = k === 0 ? 0 : length - k;
        const real = out[2 * k] as number;
        const imaginary = out[2 * k + 1] as number;
        const realBack = out[2 * mirrored] as number;
        const imaginaryBack = out[2 * mirrored + 1] as number;
        const cosine = cosines[k] as number;
        const sine = sines[k] as number;
        const half = (scales[k] as number) / 2;
        // The spectra of the two lines are the parts of the spectrum with and without Hermitian symmetry.
        values[first.start + k * first.stride] =
          half * (cosine * (real + realBack) + sine * (imaginary - imaginaryBack));
        values[second.start + k * second.stride] =
          half * (cosine * (imaginary + imaginaryBack) - sine * (real - realBack));
      }
    },
    inverse: (values, first, second) => {
      for (let k = 0; k < length; k++) {
        const mirrored = length - k;
        const scale = 1 / (scales[k] as number);
        const back = k === 0 ? 0 : 1 / (scales[mirrored] as number);
        const a = scale * (values[first.start + k * first.stride] as number);
        const b = scale * (values[second.start + k * second.stride] as number);
        const aBack = k === 0 ? 0 : back * (values[first.start + mirrored * first.stride] as number);
        const bBack = k === 0 ? 0 : back * (values[second.start + mirrored * second.stride] as number);
        const cosine = cosines[k] as number;
        const sine = sines[k] as number;
        // (a - i·aBack)·e^{iπk/2n} for the first line, plus i times the same for the second.
        data[2 * k] = cosine * a + sine * aBack - (sine * b - cosine * bBack);
        data[2 * k + 1] = sine * a - cosine * aBack + (cosine * b + sine * bBack);
      }
      exchange(data);
      transform(out, data);
      exchange(out);
      for (let i = 0; i < length; i++) {
        const place = places[i] as number;
        values[first.start + place * first.stride] = (out[2 * i] as number) / length;
        values[second.start + place * second.stride] = (out[2 * i + 1] as number) / length;
      }
    },
  };
}

/** Lines that are transformed before the page may run. */
const LINES_A_STEP = 64;
/** One channel of gray, or red, green and blue. */
type Channels = 1 | 3;

/** Standard deviation of the values within a photograph; see `gaussianDenoiser` for the reason. */
const CONTRAST = 0.45;
/** Standard deviation of a photograph's mean: exposure keeps it near mid-gray. */
const EXPOSURE = 0.25;
/** The shares of the variance on the axes: photographs are nine tenths brightness; Ruderman et al. 1998. */
const SHARES: Readonly<Record<Channels, readonly number[]>> = { 1: [1], 3: [0.9, 0.08, 0.02] };

/**
 * E[x0 given x_t] if images were Gaussian, with the power 1/f² of natural images and nothing else about them: each
 * coefficient of the cosine transform is scaled by α·P / (α²·P + σ²), the Wiener filter.
 */
export function gaussianModel<P extends Process>(schedule: P): ArrayModel<P> {
  let kept: Plan | null = null;
  function* steps(xt: Float32Array, shape: readonly number[], t: number): Generator<void, Float32Array> {
    const { a, sigma } = forwardJumpCoefficients(schedule, t);
    const sizes = sizesOf(shape);
    const [height, width, channels] = sizes;
    // Taken away while in use: another prediction may begin between two steps.
    const plan = kept && sizes.every((size, axis) => size === kept?.sizes[axis]) ? kept : planOf(sizes);
    kept = null;
    const x0 = new Float32Array(xt.length);
    const size = channels * height * width;
    for (let start = 0; start < xt.length; start += size) {
      yield* filter(plan, xt.subarray(start, start + size), x0.subarray(start, start + size), a, sigma);
    }
    kept = plan;
    return x0;
  }
  return { predicts: 'x0', schedule, steps, predict: (xt, shape, t) => finished(steps(xt, shape, t)) };
}

function finished<Result>(work: Generator<void, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

type Sizes = readonly [height: number, width: number, channels: Channels];

/** The part of the computation that depends only on the size of an image. */
interface Plan {
  readonly sizes: Sizes;
  /** Transforms all channels, there or back. */
  readonly transform: (planes: Float64Array, way: 'forward' | 'inverse') => Generator<void, void>;
  /** The variance of each coefficient, for a total of 1 a pixel; that of the mean apart. */
  readonly powers: Float64Array;
  /** The axes of color, or gray itself, one after the other. */
  readonly planes: Float64Array;
}

function planOf(sizes: Sizes): Plan {
  const [height, width, channels] = sizes;
  const pixels = height * width;
  const [alongRows, alongColumns] = [cosineTransform(width), cosineTransform(height)];
  const lines = (count: number, lineOf: (index: number) => Line) => Array.from({ length: count }, (_, i) => lineOf(i));
  const rows = lines(channels * height, (row) => ({ start: row * width, stride: 1 }));
  const columns = lines(channels * width, (column) => {
    return { start: Math.floor(column / width) * pixels + (column % width), stride: width };
  });
  function* transform(planes: Float64Array, way: 'forward' | 'inverse'): Generator<void, void> {
    for (const [lines, along] of [
      [rows, alongRows[way]],
      [columns, alongColumns[way]],
    ] as const) {
      for (let i = 0; i < lines.length; i += 2) {
        const line = lines[i] as Line;
        // The odd one out is transformed with itself.
        along(planes, line, lines[i + 1] ?? line);
        if (i % LINES_A_STEP === 0) yield;
      }
    }
  }
  return { sizes, transform, powers: powersOf(height, width), planes: new Float64Array(channels * pixels) };
}

/** 1/f² with f in cycles a pixel; the coefficient (k, l) has half periods k and l over the sides. */
function powersOf(height: number, width: number): Float64Array {
  const powers = new Float64Array(height * width);
  let sum = 0;
  for (let i = 1; i < powers.length; i++) {
    const [k, l] = [Math.floor(i / width) / height, (i % width) / width];
    const power = 1 / (k * k + l * l);
    powers[i] = power;
    sum += power;
  }
  return powers.map((power) => (sum === 0 ? 0 : (power * powers.length) / sum));
}

/** E[x0 given x_t] of one image. */
function* filter(plan: Plan, xt: Float32Array, x0: Float32Array, a: number, sigma: number): Generator<void, void> {
  const { planes, powers, transform, sizes } = plan;
  const [, , channels] = sizes;
  const pixels = powers.length;
  if (channels === 1) planes.set(xt);
  else separate(xt, planes, pixels);
  yield* transform(planes, 'forward');
  for (let axis = 0; axis < channels; axis++) {
    const share = channels * (SHARES[channels][axis] as number);
    for (let i = 0; i < pixels; i++) {
      const power = share * (i === 0 ? pixels * EXPOSURE ** 2 : (powers[i] as number) * CONTRAST ** 2);
      const place = axis * pixels + i;
      planes[place] = ((planes[place] as number) * a * power) / (a * a * power + sigma * sigma);
    }
  }
  yield* transform(planes, 'inverse');
  if (channels === 1) x0.set(planes);
  else join(planes, x0, pixels);
}

function sizesOf(shape: readonly number[]): Sizes {
  const [height = 0, width = 0, channels = 1] = shape.slice(-3);
  if (shape.length >= 2 && (channels === 1 || channels === 3) && height > 0 && width > 0)
    return [height, width, channels];
  throw complaint(
    'xt',
    `shape [${shape}]`,
    'images: [height, width, 3] or [height, width], or a batch with all three axes',
  );
}
