import FFT from 'fft.js';

/** The discrete Fourier transform of so many complex numbers, real and imaginary parts by turns; out is not data. */
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
