import { complaint } from '../base/check.js';
import { checkConfusion, checkSequences, checkStates, MASK, type Sequences } from './sequences.js';

/**
 * The exact probability of each token at each place, given the shown tokens. A masked diffusion model learns this
 * prediction, because it predicts each place independently; Sahoo et al. 2024. Shown places have probabilities too, 1
 * for the shown token.
 *
 * With `confusion` c a shown token is wrong with this probability, and then any other of K as likely: sequences count by
 * (c/((1 - c)(K - 1)))^mismatches. So no state is impossible.
 *
 * ```ts
 * const state = [0, 1, 2, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1];
 * tokenMarginals(sudokus, state).slice(12, 16); // [0, 0, 0, 1]: the row has no other place for 3
 * ```
 *
 * @param data - the sequences, each as likely as the others.
 * @param states - one or more states, each as long as a sequence; -1 is a mask.
 * @param options.confusion - in 0 < confusion < (K - 1)/K; none: shown tokens are right.
 * @returns states × length × tokens probabilities; those of a place add up to 1.
 * @throws RangeError that names the argument, its value and what was expected; without `confusion` also for a state that no sequence fits.
 */
export function tokenMarginals(
  data: Sequences,
  states: ArrayLike<number>,
  { confusion }: { readonly confusion?: number | undefined } = {},
): Float64Array {
  checkSequences(data);
  checkStates(states, data);
  checkConfusion(confusion, data);
  const { length, tokens } = data;
  const size = length * tokens;
  const marginals = new Float64Array((states.length / length) * size);
  const columns = columnsOf(data);
  const mismatches = new Uint32Array(data.values.length / length);
  for (let state = 0; state * length < states.length; state++) {
    countMismatches(columns, states, state * length, mismatches);
    if (confusion === undefined && mismatches.every((count) => count > 0)) {
      throw complaint(
        `states[${state * length}…]`,
        'tokens that no sequence has together',
        'a state that fits, or a confusion',
      );
    }
    writeMarginals(data, mismatches, confusion, marginals.subarray(state * size, (state + 1) * size));
  }
  return marginals;
}

/** The tokens of all sequences at each place: an array a place, as loops over sequences take most of the time. */
export function columnsOf({ values, length }: Sequences): readonly Uint8Array[] {
  const columns = Array.from({ length }, () => new Uint8Array(values.length / length));
  for (let i = 0; i < values.length; i++) {
    (columns[i % length] as Uint8Array)[Math.floor(i / length)] = values[i] as number;
  }
  return columns;
}

/** Counts the shown tokens that each sequence does not match. */
export function countMismatches(
  columns: readonly Uint8Array[],
  states: ArrayLike<number>,
  start: number,
  counts: Uint32Array,
): void {
  counts.fill(0);
  for (let place = 0; place < columns.length; place++) {
    const shown = states[start + place] as number;
    if (shown !== MASK) addMismatches(columns[place] as Uint8Array, shown, counts);
  }
}

/** 0 for the same token and 1 for another. Tokens are below 128. A branch that goes either way would take longer. */
export function differ(token: number, other: number): number {
  return ((token ^ other) + 127) >> 7;
}

/** Counts one more where a sequence has another token. */
export function addMismatches(column: Uint8Array, token: number, counts: Uint32Array): void {
  for (let sequence = 0; sequence < counts.length; sequence++) {
    counts[sequence] = (counts[sequence] as number) + differ(column[sequence] as number, token);
  }
}

/**
 * Writes the shares of the sequences by their numbers of mismatches. Without a confusion only the sequences with the
 * fewest count, which is the limit of ever rarer confusions.
 */
export function writeMarginals(
  { values, length, tokens }: Sequences,
  mismatches: ArrayLike<number>,
  confusion: number | undefined,
  marginals: Float64Array,
): void {
  let least = length;
  for (let i = 0; i < mismatches.length; i++) {
    if ((mismatches[i] as number) < least) least = mismatches[i] as number;
  }
  const ratio = confusion === undefined ? 0 : confusion / ((1 - confusion) * (tokens - 1));
  const weights = Float64Array.from({ length: length + 1 }, (_, more) => (more === 0 ? 1 : ratio ** more));
  marginals.fill(0);
  let total = 0;
  for (let sequence = 0; sequence < mismatches.length; sequence++) {
    const weight = weights[(mismatches[sequence] as number) - least] as number;
    if (weight === 0) continue;
    total += weight;
    for (let place = 0; place < length; place++) {
      const at = place * tokens + (values[sequence * length + place] as number);
      marginals[at] = (marginals[at] as number) + weight;
    }
  }
  for (let i = 0; i < marginals.length; i++) marginals[i] = (marginals[i] as number) / total;
}

/** Writes the shares of some of the sequences, all equally probable, at some places. */
export function writeShares(
  columns: readonly Uint8Array[],
  sequences: ArrayLike<number>,
  count: number,
  places: readonly number[],
  marginals: Float64Array,
): void {
  const tokens = marginals.length / columns.length;
  const share = 1 / count;
  for (const place of places) {
    const column = columns[place] as Uint8Array;
    const start = place * tokens;
    for (let token = 0; token < tokens; token++) marginals[start + token] = 0;
    for (let i = 0; i < count; i++) {
      const at = start + (column[sequences[i] as number] as number);
      marginals[at] = (marginals[at] as number) + share;
    }
  }
}
