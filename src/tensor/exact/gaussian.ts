import { complaint } from '../../core/check.js';
import { forwardJumpCoefficients } from '../../core/forwardCoefficients.js';
import type { Process } from '../../core/types.js';
import { join, separate } from './axes.js';
import { cosineTransform, type Line } from './cosine.js';
import type { ArrayModel } from './model.js';

/** Lines that are transformed before the page may run. */
const LINES_A_STEP = 64;
/** Grey or red, green and blue. */
type Channels = 1 | 3;

/** Standard deviation of the values within a photograph; `gaussianDenoiser` says how it was chosen. */
const CONTRAST = 0.45;
/** Standard deviation of a photograph's mean: exposure keeps it near mid-grey. */
const EXPOSURE = 0.25;
/** How the variance is shared among the axes: photographs are nine tenths brightness; Ruderman et al. 1998. */
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

/** What depends on the size of an image alone. */
interface Plan {
  readonly sizes: Sizes;
  /** Transforms all channels, there or back. */
  readonly transform: (planes: Float64Array, way: 'forward' | 'inverse') => Generator<void, void>;
  /** The variance of each coefficient, for a total of 1 a pixel; that of the mean apart. */
  readonly powers: Float64Array;
  /** The axes of colour, or grey itself, one after the other. */
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
