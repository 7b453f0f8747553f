import { exchange, fourier } from './fourier.js';

/** Where a line of values lies in an array. */
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
