import { checkInteger, invalid } from '../base/check.js';
import { gaussianNoise } from '../process/noise.js';
import { noiseWords, pcg4d } from '../process/noiseHash.js';
import type { NoiseKey } from '../process/types.js';

/** A straight stroke from (x0, y0) to (x1, y1), in heights of a capital letter, y upwards. */
type Stroke = readonly [x0: number, y0: number, x1: number, y1: number];

const BOW = 0.5;
const D: readonly Stroke[] = [[0, 0, 0, 1], ...bow(0, 1)];
const P: readonly Stroke[] = [[0, 0, 0, 1], ...bow(0.45, 1)];
const M: readonly Stroke[] = [
  [0, 0, 0, 1],
  [0, 1, 0.35, 0.35],
  [0.35, 0.35, 0.7, 1],
  [0.7, 1, 0.7, 0],
];
/** The horizontal start of each letter of "DDPM". */
const WORD = [
  { letter: D, at: 0 },
  { letter: D, at: 0.85 },
  { letter: P, at: 1.7 },
  { letter: M, at: 2.5 },
];

const strokes = WORD.flatMap(({ letter, at }) => letter.map(([x0, y0, x1, y1]): Stroke => [x0 + at, y0, x1 + at, y1]));
/** The letter of the word that each stroke belongs to. */
const letters = WORD.flatMap(({ letter }, index) => letter.map(() => index));
const lengths = strokes.map(([x0, y0, x1, y1]) => Math.hypot(x1 - x0, y1 - y0));
const total = lengths.reduce((sum, length) => sum + length, 0);

/** The point at a fraction, from 0 to 1, of the way along all strokes of the word. */
function pointOnWord(fraction: number): [number, number] {
  const [index, along] = strokeAt(fraction);
  const [x0, y0, x1, y1] = strokes[index] as Stroke;
  return [x0 + along * (x1 - x0), y0 + along * (y1 - y0)];
}

/** Returns the letter that a point belongs to, counted from 0. */
function letterOnWord(fraction: number): number {
  return letters[strokeAt(fraction)[0]] as number;
}

/** The stroke at a fraction of the way, and how far along it. */
function strokeAt(fraction: number): [index: number, along: number] {
  let left = fraction * total;
  let index = 0;
  while (index < strokes.length - 1 && left > (lengths[index] as number)) left -= lengths[index++] as number;
  return [index, left / (lengths[index] as number)];
}

/** Half an ellipse to the right of a stem, between two heights, in eight strokes. */
function bow(bottom: number, top: number): Stroke[] {
  const middle = (bottom + top) / 2;
  const at = (step: number) => {
    const angle = (Math.PI * step) / 8 - Math.PI / 2;
    return [BOW * Math.cos(angle), middle + ((top - bottom) / 2) * Math.sin(angle)] as const;
  };
  return Array.from({ length: 8 }, (_, step) => [...at(step), ...at(step + 1)] as const);
}

/** The name of a set of points; see `pointSet`. */
export type PointSetName = 'swissRoll' | 'twoMoons' | 'eightGaussians' | 'spiral' | 'letters';

/** The number of points of a set, and the seed; see `pointSet`. */
export interface PointSetOptions {
  /** Number of points, an integer in 1 ≤ count ≤ 1,000,000; defaults to 2000. */
  count?: number | undefined;
  /** Names the points: another seed gives other points of the same set. Any finite number; defaults to 0. */
  seed?: number | undefined;
}

interface PointSet {
  /** A point of the curve: `along` and `which` are uniform in [0, 1). */
  curve: (along: number, which: number) => [number, number];
  /** The part of the curve that this point is on, counted from 0. */
  part: (along: number, which: number) => number;
  /** Standard deviation of the noise around the curve, in its units. */
  blur: number;
  /** Mean and standard deviation of the set, in its units: what makes it zero-mean with unit variance. */
  mean: readonly [number, number];
  scale: number;
}

const sets: Readonly<Record<PointSetName, PointSet>> = {
  swissRoll: {
    curve: (along) => polar(1.5 * Math.PI * (1 + 2 * along), 1),
    part: (along) => (along < 0.5 ? 0 : 1),
    blur: 0.3,
    mean: [1.988, 0.222],
    scale: 6.797,
  },
  twoMoons: {
    curve: (along, which) => {
      const [x, y] = [Math.cos(Math.PI * along), Math.sin(Math.PI * along)];
      return which < 0.5 ? [x, y] : [1 - x, 0.5 - y];
    },
    part: (_, which) => (which < 0.5 ? 0 : 1),
    blur: 0.06,
    mean: [0.5, 0.25],
    scale: 0.708,
  },
  eightGaussians: {
    curve: (_, which) => {
      const angle = (Math.PI / 4) * Math.floor(8 * which);
      return [Math.cos(angle), Math.sin(angle)];
    },
    part: (_, which) => Math.floor(8 * which),
    blur: 0.05,
    mean: [0, 0],
    scale: 0.709,
  },
  spiral: {
    // Square roots spread the points evenly along both arms.
    curve: (along, which) => polar(3 * Math.PI * Math.sqrt(along), which < 0.5 ? 1 : -1),
    part: (_, which) => (which < 0.5 ? 0 : 1),
    blur: 0.2,
    mean: [0, 0],
    scale: 4.716,
  },
  letters: { curve: pointOnWord, part: letterOnWord, blur: 0.03, mean: [1.591, 0.549], scale: 0.776 },
};

/** The names of the sets of `pointSet`. */
export const pointSetNames = Object.keys(sets) as readonly PointSetName[];

/** Fourth input of the hash: an arbitrary odd constant, other than that of the noise. */
const HASH_CONSTANT = 0x85ebca6b;
const COUNT_LIMIT = 1_000_000;

/**
 * Points of a well-known set in the plane, of zero mean and unit variance (of both axes together), as x, y of each. Value
 * i depends only on the name, the seed and i.
 *
 * ```ts
 * const points = pointSet('spiral');
 * const others = pointSet('spiral', { count: 500, seed: 1 });
 * ```
 *
 * @param name - `'swissRoll'`, `'twoMoons'`, `'eightGaussians'`, `'spiral'` or `'letters'`.
 * @throws RangeError if the name is none of these, or an option is out of range.
 */
export function pointSet(name: PointSetName, { count = 2000, seed = 0 }: PointSetOptions = {}): Float32Array {
  const { curve, blur, mean, scale } = setOf(name, count);
  const points = gaussianNoise(2 * count, keyOf(name, seed));
  const draw = drawer(name, seed);
  for (let i = 0; i < count; i++) {
    const [x, y] = curve(...draw(i));
    points[2 * i] = (x + blur * (points[2 * i] as number) - mean[0]) / scale;
    points[2 * i + 1] = (y + blur * (points[2 * i + 1] as number) - mean[1]) / scale;
  }
  return points;
}

/** Points of the curve that a set lies around: those of `pointSet` of seed 0 without their noise. */
export function curvePoints(name: PointSetName, count: number): Float32Array {
  const { curve, mean, scale } = setOf(name, count);
  const draw = drawer(name, 0);
  const points = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    const [x, y] = curve(...draw(i));
    points.set([(x - mean[0]) / scale, (y - mean[1]) / scale], 2 * i);
  }
  return points;
}

/**
 * The classes of the points that `pointSet` gives for the same name and options, one integer for each: of the moons which,
 * upper 0 and lower 1; of the eight Gaussians which, counterclockwise from the right; of the spiral which arm; of the Swiss roll the
 * inner turn 0 and the outer 1; of "DDPM" which letter, from 0 to 3.
 *
 * ```ts
 * const [points, labels] = [pointSet('twoMoons'), pointLabels('twoMoons')];
 * ```
 *
 * @throws RangeError as `pointSet` does.
 */
export function pointLabels(name: PointSetName, { count = 2000, seed = 0 }: PointSetOptions = {}): Uint8Array {
  const { part } = setOf(name, count);
  const draw = drawer(name, seed);
  return Uint8Array.from({ length: count }, (_, i) => part(...draw(i)));
}

function setOf(name: PointSetName, count: number): PointSet {
  if (!Object.hasOwn(sets, name)) throw invalid('name', name, pointSetNames.map((known) => `'${known}'`).join(', '));
  checkInteger('count', count, 1, COUNT_LIMIT + 1);
  return sets[name];
}

function keyOf(name: PointSetName, seed: number): NoiseKey {
  return { seed, stream: pointSetNames.indexOf(name) };
}

/** Gives `along` and `which` of the i-th point. */
function drawer(name: PointSetName, seed: number): (i: number) => [along: number, which: number] {
  const { seed: seedWord, stream } = noiseWords(keyOf(name, seed));
  const words = new Uint32Array(4);
  return (i) => {
    words.set([i, seedWord, stream, HASH_CONSTANT]);
    pcg4d(words);
    return [(words[0] as number) / 2 ** 32, (words[1] as number) / 2 ** 32];
  };
}

/** A point of Archimedes' spiral r = θ, or of its mirror image. */
function polar(angle: number, side: number): [number, number] {
  return [side * angle * Math.cos(angle), side * angle * Math.sin(angle)];
}
