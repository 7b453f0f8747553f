import { complaint } from '../../core/check.js';
import { forwardJumpCoefficients } from '../../core/coefficients.js';
import type { Schedule } from '../../core/types.js';
import { cosineTransform, type Line } from './cosine.js';
import type { ArrayModel } from './model.js';

const CHANNELS = 3;
/** Lines that are transformed before the page may run. */
const LINES_A_STEP = 64;
type Triple = [number, number, number];

/**
 * The orthonormal form of Ohta et al. 1980's axes: brightness, red against blue, green against both. They leave the
 * colours of natural images nearly uncorrelated; see also Ruderman et al. 1998.
 */
const AXES = [
  [1, 1, 1],
  [1, 0, -1],
  [-1, 2, -1],
].map((axis) => axis.map((share) => share / Math.hypot(...axis)));

/** Standard deviation of the values within a photograph; `gaussianDenoiser` says how it was chosen. */
const CONTRAST = 0.45;
/** Standard deviation of a photograph's mean: exposure keeps it near mid-grey. */
const EXPOSURE = 0.25;
/** How the variance is shared among the axes: photographs are nine tenths brightness; Ruderman et al. 1998. */
const SHARES = [0.9, 0.08, 0.02];

/**
 * E[x0 given x_t] if images were Gaussian, with the power 1/f² of natural images and nothing else about them: each
 * coefficient of the cosine transform is scaled by √ᾱ_t·P / (ᾱ_t·P + 1-ᾱ_t), the Wiener filter.
 */
export function gaussianModel(schedule: Schedule): ArrayModel {
  let kept: Plan | null = null;
  function* steps(xt: Float32Array, shape: readonly number[], t: number): Generator<void, Float32Array> {
    const { a, sigma } = forwardJumpCoefficients(schedule, t);
    const [height, width] = sidesOf(shape);
    // Taken away while in use: another prediction may begin between two steps.
    const plan = kept?.height === height && kept.width === width ? kept : planOf(height, width);
    kept = null;
    const x0 = new Float32Array(xt.length);
    const size = CHANNELS * height * width;
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

/** What depends on the size of an image alone. */
interface Plan {
  readonly height: number;
  readonly width: number;
  /** Transforms all channels, there or back. */
  readonly transform: (planes: Float64Array, way: 'forward' | 'inverse') => Generator<void, void>;
  /** The variance of each coefficient, for a total of 1 a pixel; that of the mean apart. */
  readonly powers: Float64Array;
  /** The three axes of colour, one after the other. */
  readonly planes: Float64Array;
}

function planOf(height: number, width: number): Plan {
  const pixels = height * width;
  const [alongRows, alongColumns] = [cosineTransform(width), cosineTransform(height)];
  const lines = (count: number, lineOf: (index: number) => Line) => Array.from({ length: count }, (_, i) => lineOf(i));
  const rows = lines(CHANNELS * height, (row) => ({ start: row * width, stride: 1 }));
  const columns = lines(CHANNELS * width, (column) => {
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
  return { height, width, transform, powers: powersOf(height, width), planes: new Float64Array(CHANNELS * pixels) };
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
  const { planes, powers, transform } = plan;
  const pixels = powers.length;
  for (let axis = 0; axis < CHANNELS; axis++) {
    const [ofRed, ofGreen, ofBlue] = AXES[axis] as Triple;
    for (let pixel = 0; pixel < pixels; pixel++) {
      const red = xt[3 * pixel] as number;
      const green = xt[3 * pixel + 1] as number;
      const blue = xt[3 * pixel + 2] as number;
      planes[axis * pixels + pixel] = ofRed * red + ofGreen * green + ofBlue * blue;
    }
  }
  yield* transform(planes, 'forward');
  for (let axis = 0; axis < CHANNELS; axis++) {
    const share = CHANNELS * (SHARES[axis] as number);
    for (let i = 0; i < pixels; i++) {
      const power = share * (i === 0 ? pixels * EXPOSURE ** 2 : (powers[i] as number) * CONTRAST ** 2);
      const place = axis * pixels + i;
      planes[place] = ((planes[place] as number) * a * power) / (a * a * power + sigma * sigma);
    }
  }
  yield* transform(planes, 'inverse');
  for (let channel = 0; channel < CHANNELS; channel++) {
    const [ofFirst, ofSecond, ofThird] = AXES.map((axis) => axis[channel]) as Triple;
    for (let pixel = 0; pixel < pixels; pixel++) {
      const first = planes[pixel] as number;
      const second = planes[pixels + pixel] as number;
      const third = planes[2 * pixels + pixel] as number;
      x0[3 * pixel + channel] = ofFirst * first + ofSecond * second + ofThird * third;
    }
  }
}

function sidesOf(shape: readonly number[]): [height: number, width: number] {
  const [height = 0, width = 0, channels] = shape.slice(-3);
  if (shape.length >= 3 && channels === CHANNELS && height > 0 && width > 0) return [height, width];
  throw complaint('xt', `shape [${shape}]`, 'images: [height, width, 3], or a batch of them');
}
