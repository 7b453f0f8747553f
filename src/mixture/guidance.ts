import { complaint, invalid, shown } from '../base/check.js';
import { logSnr } from '../process/coefficients.js';
import { isPath } from '../process/process.js';
import type { Process } from '../process/types.js';
import { checkDeviation, checkList } from './mixture.js';

/**
 * Classifier-free guidance: x̂0 + scale·(x̂0 of the class - x̂0). A scale of 0 is unconditional and 1 the class alone, as
 * in Imagen and diffusers; Ho & Salimans 2022 call w what is scale - 1.
 */
export interface GuidanceOptions {
  /** The class of each point, as many as points. */
  readonly labels?: ArrayLike<number> | undefined;
  /** The class that the guidance moves to, one of `labels`; none: all points, unguided. */
  readonly label?: number | undefined;
  /**
   * The class that the guidance moves away from: its x̂0 replaces that of all points, and a scale of 0 is only this
   * class. One of `labels`; none: all points.
   */
  readonly negative?: number | undefined;
  /** The guidance scale, -1000 to 1000; defaults to 1: only the class. */
  readonly scale?: number | undefined;
  /**
   * The least and the largest logSnr = ln(α²/σ²) that are guided, -Infinity and Infinity included; at any other the class
   * alone counts. Defaults to all. Kynkäänniemi et al. 2024 give it in σ.
   */
  readonly interval?: readonly [least: number, largest: number] | undefined;
  /**
   * Autoguidance, instead of classes: the guide has the same points as Gaussians of this larger standard deviation, 0
   * to 1e100. x̂0 of the guide + scale·(x̂0 - x̂0 of the guide); Karras et al. 2024, equation (3). It excludes `label`
   * and `negative`. A blurred exact denoiser stands in for a weak network.
   */
  readonly guide?: { readonly deviation: number } | undefined;
}

/** The weight of the class, `factor`, and of all points or of the negative class, 1 - `factor`. */
export interface Guided {
  readonly factor: number;
  /** The indices of the points of the class. */
  readonly members: Uint32Array;
  /** The indices of the points of the negative class; null: all points count. */
  readonly others: Uint32Array | null;
}

const DEFAULT_SCALE = 1;
const LARGEST_SCALE = 1000;

/** Checks everything. */
export function guided(count: number, process: Process, t: number, options: GuidanceOptions): Guided {
  const { labels, label, negative, scale = DEFAULT_SCALE, interval, guide } = options;
  checkGuide(options);
  if (!(Number.isFinite(scale) && Math.abs(scale) <= LARGEST_SCALE)) {
    throw invalid('scale', scale, `a number in -${LARGEST_SCALE} <= scale <= ${LARGEST_SCALE}`);
  }
  const isGuided = interval === undefined || isWithin(interval, process, t);
  if (labels !== undefined) checkLabels(labels, count);
  if (guide !== undefined) return { factor: isGuided ? scale : 1, members: new Uint32Array(), others: null };
  if (label === undefined) {
    if (negative !== undefined) throw invalid('label', label, 'a class, because negative is set');
    return { factor: 0, members: new Uint32Array(), others: null };
  }
  if (labels === undefined) throw invalid('labels', labels, 'the class of each point, because label is set');
  const members = membersOf('label', label, labels, count);
  const others = negative === undefined ? null : membersOf('negative', negative, labels, count);
  return { factor: isGuided ? scale : 1, members, others };
}

/** Throws unless the guide is one, and the only one. */
export function checkGuide({ guide, label, negative }: GuidanceOptions): void {
  if (guide === undefined) return;
  if (typeof guide !== 'object' || guide === null) throw invalid('guide', guide, '{ deviation }');
  checkDeviation(guide.deviation, 'guide.deviation');
  if (label !== undefined) throw invalid('label', label, 'no class beside a guide');
  if (negative !== undefined) throw invalid('negative', negative, 'no class beside a guide');
}

/** The points of a class. */
function membersOf(name: string, label: number, labels: ArrayLike<number>, count: number): Uint32Array {
  // A loop is fast enough for guided samples, which need the members at each step.
  const members: number[] = [];
  for (let point = 0; point < count; point++) {
    if (labels[point] === label) members.push(point);
  }
  if (members.length === 0) throw invalid(name, label, 'a class that has a point');
  return Uint32Array.from(members);
}

/** Throws a RangeError unless it is the least and the largest logSnr. */
export function checkInterval(interval: readonly [least: number, largest: number], name = 'interval'): void {
  const isPair = Array.isArray(interval) && interval.length === 2 && interval.every((end) => typeof end === 'number');
  if (isPair && interval[0] <= interval[1]) return;
  const given = shown(interval);
  throw complaint(name, given, 'the least and the largest logSnr, in this order');
}

function isWithin(interval: readonly [number, number], process: Process, t: number): boolean {
  checkInterval(interval);
  const [least, largest] = interval;
  const ratio = isPath(process) ? process.logSnr(t) : logSnr(process, t);
  return ratio >= least && ratio <= largest;
}

export function checkLabels(labels: ArrayLike<number>, count: number): void {
  checkList('labels', labels);
  if (labels.length !== count) throw complaint('labels', `${labels.length} values`, `one for each point, ${count}`);
}
