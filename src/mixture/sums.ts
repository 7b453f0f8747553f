import type { Guided } from './guidance.js';
import { compiledKernel, type Kernel, RESULT } from './kernel/host.js';
import { wasmModule } from './kernel/wasmModule.js';
import type { NoisedMixture } from './mixture.js';
import { largestOf } from './numbers.js';
import type { FastPosterior, Sums, Weighed } from './precision.js';

// The module that `loadPosterior` loads.

/** Outside of this range products of three float32 have too few digits, or are infinite. */
const SMALLEST = 1e-12;
const LARGEST = 1e12;
/** The bound for the squares of float64. */
const FARTHEST = 1e100;
/** Points that only complete a group of four are so far away that they weigh nothing. */
const NOWHERE = 1e150;
/** A larger squared distance, in the unit of the kernel, has an error in float64 that shows in float32. */
const ACCURATE = 1e9;

/** The posterior by the kernel; null where the host has no WebAssembly with SIMD. */
export function fastPosterior(): FastPosterior | null {
  const kernel = compiledKernel(wasmModule);
  return (
    kernel && {
      sums: (weighed) => sumsOf(kernel, weighed),
      means: (weighed, guided) => guidedMeans(kernel, weighed, guided),
    }
  );
}

/** The points of the class and all others are weighed apart, so that no exponential is computed twice. */
function guidedMeans(
  kernel: Kernel,
  { points, xt, mixture }: Weighed,
  { factor, members, others }: Guided,
): Float64Array | null {
  // Not by a spread: objects of one shape are read faster.
  const sumsOfSome = (some: Uint32Array | null) => sumsOf(kernel, { points, xt, mixture, members: some });
  if (factor === 0) return sumsOfSome(others)?.means ?? null;
  const ofClass = sumsOfSome(members);
  if (factor === 1 || !ofClass) return ofClass?.means ?? null;
  const count = points.length / mixture.dimension;
  const base = others ? sumsOfSome(others) : withRest(ofClass, members, count, sumsOfSome);
  if (!base) return null;
  return base.means.map((mean, i) => (1 - factor) * mean + factor * (ofClass.means[i] as number));
}

/** The sums of all points from those of a class. */
function withRest(
  ofClass: Sums,
  members: Uint32Array,
  count: number,
  sumsOfSome: (some: Uint32Array) => Sums | null,
): Sums | null {
  const rest: number[] = [];
  // Both ascend.
  for (let point = 0, member = 0; point < count; point++) {
    if (members[member] === point) member++;
    else rest.push(point);
  }
  if (rest.length === 0) return ofClass;
  const others = sumsOfSome(Uint32Array.from(rest));
  return others && united(ofClass, others);
}

/** Null in more than two dimensions, without a spread, and where points are too large or too far away. */
function sumsOf(kernel: Kernel, weighed: Weighed): Sums | null {
  const { points, xt, mixture, members = null } = weighed;
  const { dimension, alpha, spread } = mixture;
  const largest = largestOf(points);
  const farthest = unitOf(mixture) * Math.max(alpha * largest, largestOf(xt));
  const isWithin = dimension <= 2 && spread > 0 && largest >= SMALLEST && largest <= LARGEST && farthest < FARTHEST;
  if (!isWithin) return null;
  const rows = xt.length / dimension;
  const count = members ? members.length : points.length / dimension;
  let sums: Sums | null = null;
  for (let first = 0; first < count; first += kernel.points) {
    const some = Math.min(count - first, kernel.points);
    const found = {
      weights: new Float64Array(rows),
      exponents: new Float64Array(rows),
      means: new Float64Array(xt.length),
      variances: new Float64Array(rows),
    };
    place(kernel, weighed, first, some);
    for (let row = 0; row < rows; row += kernel.states) {
      const largestLeast = weigh(kernel, weighed, first, some, row, found);
      if (!(largestLeast + farthest * Math.sqrt(largestLeast) < ACCURATE)) return null;
    }
    sums = sums ? united(sums, found) : found;
  }
  return sums;
}

/** Returns the unit in which |x_t - α·point|² / (2V) · log₂e is a squared distance. */
function unitOf({ spread }: NoisedMixture): number {
  return Math.sqrt(Math.LOG2E / 2) / spread;
}

/** The index of the first value of a point. */
function startOf({ members, mixture: { dimension } }: Weighed, index: number): number {
  return dimension * (members ? (members[index] as number) : index);
}

/** Writes `count` points into the kernel. */
function place({ positions, data }: Kernel, weighed: Weighed, first: number, count: number): void {
  const { points, mixture } = weighed;
  const scale = unitOf(mixture) * mixture.alpha;
  for (let axis = 0; axis < 2; axis++) {
    const [position, values] = [positions[axis], data[axis]] as [Float64Array, Float32Array];
    position.fill(0, 0, count);
    position.fill(NOWHERE, count, filled(count));
    values.fill(0, 0, filled(count));
    if (axis >= mixture.dimension) continue;
    // The origin is one of the points, because float32 rounds large numbers more.
    const origin = points[startOf(weighed, first) + axis] as number;
    for (let i = 0; i < count; i++) {
      const value = points[startOf(weighed, first + i) + axis] as number;
      position[i] = scale * value;
      values[i] = value - origin;
    }
  }
}

/** The next multiple of four. */
function filled(count: number): number {
  return Math.ceil(count / 4) * 4;
}

/** Finds the sums for the next states, from a row on, and returns the largest of the least distances. */
function weigh(
  kernel: Kernel,
  weighed: Weighed,
  first: number,
  count: number,
  begin: number,
  { weights, exponents, means, variances }: Sums,
): number {
  const { points, xt, mixture, withVariances = false } = weighed;
  const { dimension } = mixture;
  const { places, results } = kernel;
  const unit = unitOf(mixture);
  const end = Math.min(weights.length, begin + kernel.states);
  for (let row = begin, at = 0; row < end; row++, at += 2) {
    places[at] = unit * (xt[dimension * row] as number);
    places[at + 1] = dimension === 2 ? unit * (xt[2 * row + 1] as number) : 0;
  }
  kernel.weigh(filled(count), end - begin, withVariances);
  let largest = 0;
  for (let row = begin, at = 0; row < end; row++, at += RESULT) {
    const [least, sum] = [results[at] as number, results[at + 2] as number];
    const nearest = startOf(weighed, first + (results[at + 1] as number));
    let squares = 0;
    for (let axis = 0; axis < dimension; axis++) {
      const fromNearest = (results[at + 3 + axis] as number) / sum;
      means[dimension * row + axis] = (points[nearest + axis] as number) + fromNearest;
      squares += fromNearest ** 2;
    }
    weights[row] = sum;
    exponents[row] = least;
    if (withVariances) variances[row] = Math.max(0, (results[at + 5] as number) / sum - squares);
    largest = Math.max(largest, least);
  }
  return largest;
}

/** The posterior of the points of both. */
function united(one: Sums, other: Sums): Sums {
  const rows = one.weights.length;
  const dimension = one.means.length / rows;
  const exponents = one.exponents.map((exponent, row) => Math.min(exponent, other.exponents[row] as number));
  const weightsOf = (sums: Sums) =>
    sums.weights.map(
      (weight, row) => weight * powerOfTwo((exponents[row] as number) - (sums.exponents[row] as number)),
    );
  const added = weightsOf(other);
  const weights = weightsOf(one).map((weight, row) => weight + (added[row] as number));
  const [means, variances] = [one.means.slice(), one.variances.slice()];
  for (let row = 0; row < rows; row++) {
    const share = (added[row] as number) / (weights[row] as number);
    let squares = 0;
    for (let at = dimension * row; at < dimension * (row + 1); at++) {
      const apart = (other.means[at] as number) - (one.means[at] as number);
      means[at] = (one.means[at] as number) + share * apart;
      squares += apart ** 2;
    }
    const within = (1 - share) * (one.variances[row] as number) + share * (other.variances[row] as number);
    variances[row] = within + share * (1 - share) * squares;
  }
  return { weights, exponents, means, variances };
}

const bits = new DataView(new ArrayBuffer(8));

/** 2^exponent for a whole exponent of at most 0, by its bits: the rounding of `Math.pow` differs between engines. */
function powerOfTwo(exponent: number): number {
  if (exponent < -1022) return 0;
  bits.setUint32(0, (1023 + exponent) << 20);
  return bits.getFloat64(0);
}
