import { checkInteger } from '../base/check.js';
import { shuffle, uniformsOf } from './random.js';
import { checkSequences, type Sequences } from './sequences.js';

/** The options of `maskedEntropies`. */
export interface MaskedEntropiesOptions {
  /**
   * The number of random orders in which the places are shown, 1 to 1,000,000. Without it, all sets of places count,
   * if there are few enough.
   */
  readonly draws?: number | undefined;
  /** Names the draws; defaults to 0. */
  readonly seed?: number | undefined;
}

const DEFAULT_DRAWS = 1000;
const MAX_DRAWS = 1_000_000;
/** Sets of places times sequences. */
const MAX_EXACT = 2 ** 25;

/**
 * H_j, the entropy that is left in a masked place when j places are shown: the mean of -ln p(true token) over the sequences, over all sets of
 * j shown places, and over the other places. It falls with j, as shown places tell of others.
 *
 * They add up to ln(number of sequences), if these differ: it is the bound of a masked model, which is exact, whatever the
 * schedule; Sahoo et al. 2024 (MDLM). Showing k places at once after j loses k·H_j - (H_j + … + H_{j+k-1}) nats.
 *
 * ```ts
 * maskedEntropies({ values: Uint8Array.of(0, 0, 1, 1), length: 2, tokens: 2 }); // [0.69, 0]: the second copies the first
 * ```
 *
 * @param data - the sequences, each as likely as the others.
 * @returns one value for each j from 0 to length - 1, in nats. By draws they vary, but not their sum.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function maskedEntropies(data: Sequences, { draws, seed = 0 }: MaskedEntropiesOptions = {}): Float64Array {
  checkSequences(data);
  if (draws !== undefined) checkInteger('draws', draws, 1, MAX_DRAWS + 1);
  const isFew = 2 ** data.length * (data.values.length / data.length) <= MAX_EXACT;
  const uniform = uniformsOf(seed, 0);
  const left = draws === undefined && isFew ? leftInAllSets(data) : leftInDrawn(data, draws ?? DEFAULT_DRAWS, uniform);
  return Float64Array.from({ length: data.length }, (_, j) => (left[j] as number) - (left[j + 1] as number));
}

// With N the number of sequences that agree with one on the shown places, -ln p of its token at a place is the logarithm by which N falls
// when the place is shown too. So H_j is the difference of the mean ln N between sets of j and of j + 1 places.

/** The sequences in groups that agree on the shown places. */
interface Groups {
  readonly of: Uint32Array;
  readonly count: number;
  /** The mean over the sequences of the logarithm of their group's size. */
  readonly left: number;
}

/** The mean ln N for each number of shown places, over all sets of them. */
function leftInAllSets(data: Sequences): Float64Array {
  const { length } = data;
  const divide = divider(data);
  const sums = new Float64Array(length + 1);
  const visit = (place: number, shown: number, groups: Groups) => {
    // The sequences all differ already, and they still differ when more places are shown.
    if (groups.left === 0) return;
    if (place === length) {
      sums[shown] = (sums[shown] as number) + groups.left;
      return;
    }
    visit(place + 1, shown, groups);
    visit(place + 1, shown + 1, divide(groups, place, place));
  };
  visit(0, 0, undivided(data));
  let sets = 1;
  return sums.map((sum, shown) => {
    // The number of sets with this many places follows from the number of sets with one place less.
    if (shown > 0) sets = (sets * (length + 1 - shown)) / shown;
    return sum / sets;
  });
}

/** Returns the mean entropies over some random orders of the places. */
function leftInDrawn(data: Sequences, draws: number, uniform: () => number): Float64Array {
  const divide = divider(data);
  const sums = new Float64Array(data.length + 1);
  const all = undivided(data);
  const order = Uint32Array.from({ length: data.length }, (_, place) => place);
  for (let draw = 0; draw < draws; draw++) {
    shuffle(order, order.length, uniform);
    let groups = all;
    sums[0] = (sums[0] as number) + all.left;
    for (let i = 0; i < order.length && groups.left > 0; i++) {
      groups = divide(groups, order[i] as number, i);
      sums[i + 1] = (sums[i + 1] as number) + groups.left;
    }
  }
  return sums.map((sum) => sum / draws);
}

function undivided({ values, length }: Sequences): Groups {
  const sequences = values.length / length;
  return { of: new Uint32Array(sequences), count: 1, left: Math.log(sequences) };
}

/**
 * Divides each group by its tokens at one more place. The result at a depth is valid until the next call at that
 * depth.
 */
function divider({ values, length, tokens }: Sequences): (groups: Groups, place: number, depth: number) => Groups {
  const sequences = values.length / length;
  const kept = Array.from({ length }, () => new Uint32Array(sequences));
  const numbers = new Uint32Array(sequences * tokens);
  const sizes = new Uint32Array(sequences);
  const sizeTimesLog = Float64Array.from({ length: sequences + 1 }, (_, size) =>
    size < 2 ? 0 : size * Math.log(size),
  );
  return (groups, place, depth) => {
    const of = kept[depth] as Uint32Array;
    // 0 for none: numbers are counted from 1.
    numbers.fill(0, 0, groups.count * tokens);
    let count = 0;
    for (let sequence = 0; sequence < sequences; sequence++) {
      const key = (groups.of[sequence] as number) * tokens + (values[sequence * length + place] as number);
      if (numbers[key] === 0) {
        sizes[count] = 0;
        numbers[key] = ++count;
      }
      const group = (numbers[key] as number) - 1;
      sizes[group] = (sizes[group] as number) + 1;
      of[sequence] = group;
    }
    let sum = 0;
    for (let group = 0; group < count; group++) sum += sizeTimesLog[sizes[group] as number] as number;
    return { of, count, left: sum / sequences };
  };
}
