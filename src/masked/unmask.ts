import { checkInteger, checkPositiveInteger, complaint, invalid } from '../base/check.js';
import { noiseWords } from '../process/noiseHash.js';
import { shuffle, uniformsOf } from './random.js';
import { checkConfusion, checkSequences, MASK, type Sequences } from './sequences.js';
import {
  addMismatches,
  columnsOf,
  countMismatches,
  differ,
  tokenMarginals,
  writeMarginals,
  writeShares,
} from './tokenMarginals.js';

/**
 * The rule that chooses the next places: by chance; the places whose most probable token has the highest probability;
 * or all places whose most probable token has at least this probability, and `tokensPerStep` other places by chance.
 */
export type UnmaskOrder = 'random' | 'confidence' | { readonly certain: number };

/** Masks shown tokens again; Wang et al. 2025 (ReMDM). */
export interface Remasking {
  /** `'cap'`: with probability min(eta, limit); `'rescale'`: with eta·limit. */
  readonly kind: 'cap' | 'rescale';
  /** The rate of remasking, from 0, never, to 1. */
  readonly eta: number;
  /** The number of steps in which all places are shown, 1 to 10,000. */
  readonly steps: number;
}

/** The options of `unmask`. */
export interface UnmaskOptions {
  /** The number of sequences, 1 to 100,000. */
  readonly count: number;
  /** The number of places that are shown in each step, 1 to the length of a sequence. */
  readonly tokensPerStep: number;
  readonly order: UnmaskOrder;
  /** Names the draws; defaults to 0. */
  readonly seed?: number | undefined;
  /**
   * The confusion of `tokenMarginals`. Without it, if no sequence fits, the sequences with the fewest mismatches
   * count.
   */
  readonly confusion?: number | undefined;
  /** Shows each masked place by chance, and masks shown ones again; then `tokensPerStep` and `order` do not count. */
  readonly remask?: Remasking | undefined;
}

const MAX_COUNT = 100_000;
const MAX_STEPS = 10_000;
/** The rounding error of probabilities that sum to 1. */
const SLACK = 1e-9;

/**
 * Draws sequences from masks alone, step by step, with the exact probabilities of `tokenMarginals`: in each step some places are chosen, and
 * each gets a token by its own probabilities. Token by token that draws from the data. Several at once are drawn independently of
 * each other, so that they may not fit together.
 *
 * The i-th sequence is the same whatever the count.
 *
 * ```ts
 * const states = unmask(sudokus, { count: 500, tokensPerStep: 2, order: 'random' });
 * states.length; // 8 steps
 * ```
 *
 * @param data - the sequences, each as likely as the others.
 * @returns the states after each step, count × length tokens each; -1 is a mask. The last has none.
 * @throws RangeError that names the option, its value and what was expected.
 */
export function unmask(data: Sequences, options: UnmaskOptions): Int8Array[] {
  checkOptions(data, options);
  const { count, seed = 0, remask } = options;
  const states: Int8Array[] = [];
  const first = tokenMarginals(data, new Int8Array(data.length).fill(MASK));
  const columns = columnsOf(data);
  const all = Uint32Array.from({ length: data.values.length / data.length }, (_, sequence) => sequence);
  const draws = Array.from(
    { length: count },
    (_, i) => new Draw(data, columns, options, uniformsOf(seed, i), first, all.slice()),
  );
  const steps = remask ? remask.steps : data.length;
  for (let step = 0; step < steps && (remask || draws.some((draw) => draw.masked > 0)); step++) {
    const after = new Int8Array(count * data.length);
    draws.forEach((draw, index) => {
      draw.take(step);
      after.set(draw.state, index * data.length);
    });
    states.push(after);
  }
  return states;
}

function checkOptions(data: Sequences, options: UnmaskOptions): void {
  checkSequences(data);
  if (typeof options !== 'object' || options === null) {
    throw invalid('options', options, '{ count, tokensPerStep, order }');
  }
  const { count, tokensPerStep, order, seed = 0, confusion, remask } = options;
  checkInteger('count', count, 1, MAX_COUNT + 1);
  checkInteger('tokensPerStep', tokensPerStep, 1, data.length + 1);
  noiseWords({ seed });
  checkConfusion(confusion, data);
  checkOrder(order);
  if (remask === undefined) return;
  if (typeof remask !== 'object' || remask === null) throw invalid('remask', remask, '{ kind, eta, steps }');
  if (remask.kind !== 'cap' && remask.kind !== 'rescale')
    throw invalid('remask.kind', remask.kind, "'cap' or 'rescale'");
  if (!(remask.eta >= 0 && remask.eta <= 1)) throw invalid('remask.eta', remask.eta, 'a number in 0 <= eta <= 1');
  checkPositiveInteger('remask.steps', remask.steps);
  if (remask.steps > MAX_STEPS) throw complaint('remask.steps', String(remask.steps), `at most ${MAX_STEPS}`);
}

function checkOrder(order: UnmaskOrder): void {
  if (order === 'random' || order === 'confidence') return;
  const certain = typeof order === 'object' && order !== null ? order.certain : undefined;
  if (certain === undefined) throw invalid('order', order, "'random', 'confidence' or { certain }");
  if (!(certain > 0 && certain <= 1)) throw invalid('order.certain', certain, 'a number in 0 < certain <= 1');
}

/**
 * Returns the probabilities that a shown place is masked and that a masked place is shown, in a step in which the
 * share of shown places grows from α_t to α_s. The limit (1 - α_s)/α_t leaves as many places masked as without
 * remasking; Wang et al. 2025, equations (5) and (6).
 */
export function remaskingRates(
  { kind, eta }: Pick<Remasking, 'kind' | 'eta'>,
  alphaT: number,
  alphaS: number,
): { readonly limit: number; readonly mask: number; readonly reveal: number } {
  const limit = alphaT === 0 ? 1 : Math.min(1, (1 - alphaS) / alphaT);
  const mask = kind === 'cap' ? Math.min(eta, limit) : eta * limit;
  return { limit, mask, reveal: (alphaS - (1 - mask) * alphaT) / (1 - alphaT) };
}

/** The state of one sequence that is being drawn. */
class Draw {
  readonly state: Int8Array;
  masked: number;
  private fitting: number;
  /** The number of mismatches of each sequence with the shown tokens; null while one sequence has none. */
  private mismatches: Uint32Array | null = null;
  /** The probabilities of each token, of the places that were weighed last. */
  private readonly marginals: Float64Array;

  constructor(
    private readonly data: Sequences,
    /** The tokens of all sequences at each place. */
    private readonly columns: readonly Uint8Array[],
    private readonly options: UnmaskOptions,
    private readonly uniform: () => number,
    /** The probabilities where all is masked. */
    private readonly first: Float64Array,
    /**
     * The indices of all sequences of the data. The first `fitting` of them fit the shown tokens best; their number
     * falls with each step.
     */
    private readonly sequences: Uint32Array,
  ) {
    this.state = new Int8Array(data.length).fill(MASK);
    this.masked = data.length;
    this.fitting = sequences.length;
    this.marginals = new Float64Array(data.length * data.tokens);
  }

  take(step: number): void {
    const { remask } = this.options;
    if (this.masked === 0 && !remask) return;
    this.fit();
    const { shown, hidden } = remask ? this.byChance(remask, step) : { shown: this.chosen(), hidden: [] };
    // The places are weighed before new tokens are shown, by the tokens shown so far.
    if (remask || this.options.order === 'random') this.weigh(shown);
    if (hidden.length > 0) this.hide(hidden);
    for (const place of shown) this.show(place, this.drawnToken(place));
  }

  /** Finds the sequences that fit best. */
  private fit(): void {
    if (this.masked === this.data.length || this.options.confusion !== undefined) return;
    if (this.fitting === 0) {
      this.mismatches = new Uint32Array(this.sequences.length);
      countMismatches(this.columns, this.state, 0, this.mismatches);
    }
    if (this.mismatches) this.takeFewest(this.mismatches);
  }

  /** The probabilities of each token at some places, given those that are shown. */
  private weigh(places: readonly number[]): void {
    const { data, columns, options, state, sequences, marginals } = this;
    if (this.masked === data.length) {
      marginals.set(this.first);
    } else if (options.confusion !== undefined) {
      const mismatches = new Uint32Array(sequences.length);
      countMismatches(columns, state, 0, mismatches);
      writeMarginals(data, mismatches, options.confusion, marginals);
    } else {
      writeShares(columns, sequences, this.fitting, places, marginals);
    }
  }

  /** The sequences with the fewest mismatches. */
  private takeFewest(mismatches: Uint32Array): void {
    let least = this.data.length;
    for (let sequence = 0; sequence < mismatches.length; sequence++) {
      least = Math.min(least, mismatches[sequence] as number);
    }
    let count = 0;
    for (let sequence = 0; sequence < mismatches.length; sequence++) {
      this.sequences[count] = sequence;
      // 1 for the least and 0 for more, without a branch.
      count += 1 - ((least - (mismatches[sequence] as number)) >>> 31);
    }
    this.fitting = count;
  }

  private byChance(remask: Remasking, step: number): { shown: number[]; hidden: number[] } {
    const { mask, reveal } = remaskingRates(remask, step / remask.steps, (step + 1) / remask.steps);
    const isLast = step + 1 === remask.steps;
    const [shown, hidden]: [number[], number[]] = [[], []];
    this.state.forEach((token, place) => {
      const chance = this.uniform();
      if (token !== MASK && chance < mask) hidden.push(place);
      if (token === MASK && (isLast || chance < reveal)) shown.push(place);
    });
    return { shown, hidden };
  }

  /** The places that are shown next. */
  private chosen(): number[] {
    const { order, tokensPerStep } = this.options;
    const places: number[] = [];
    for (let place = 0; place < this.state.length; place++) {
      if (this.state[place] === MASK) places.push(place);
    }
    // The places are also shuffled before they are compared, so that equal places are in random order.
    shuffle(places, order === 'random' ? tokensPerStep : places.length, this.uniform);
    if (order === 'random') return places.slice(0, tokensPerStep);
    this.weigh(places);
    if (order === 'confidence') return this.mostConfident(places, tokensPerStep);
    const isCertain = (place: number) => this.confidence(place) >= order.certain - SLACK;
    return [...places.filter(isCertain), ...places.filter((place) => !isCertain(place)).slice(0, tokensPerStep)];
  }

  /** The most confident first, and equals in their order. */
  private mostConfident(places: readonly number[], count: number): number[] {
    const confidences = places.map((place) => this.confidence(place));
    const chosen: number[] = [];
    while (chosen.length < Math.min(count, places.length)) {
      let most = 0;
      for (let i = 1; i < places.length; i++) {
        // Rounding shall not decide between equals.
        if ((confidences[i] as number) >= (confidences[most] as number) + SLACK) most = i;
      }
      chosen.push(places[most] as number);
      confidences[most] = -1;
    }
    return chosen;
  }

  /** The probability of the likeliest token. */
  private confidence(place: number): number {
    const { tokens } = this.data;
    let largest = 0;
    for (let at = place * tokens; at < (place + 1) * tokens; at++) {
      largest = Math.max(largest, this.marginals[at] as number);
    }
    return largest;
  }

  private drawnToken(place: number): number {
    const { tokens } = this.data;
    let rest = this.uniform();
    let drawn = 0;
    for (let token = 0; token < tokens; token++) {
      const share = this.marginals[place * tokens + token] as number;
      if (share === 0) continue;
      drawn = token;
      rest -= share;
      if (rest < 0) break;
    }
    return drawn;
  }

  private show(place: number, token: number): void {
    this.state[place] = token;
    this.masked--;
    if (this.mismatches) addMismatches(this.columns[place] as Uint8Array, token, this.mismatches);
    else this.keep(place, token);
  }

  /** Keeps the sequences that fit and have this token. */
  private keep(place: number, token: number): void {
    const { sequences, fitting } = this;
    const column = this.columns[place] as Uint8Array;
    let kept = 0;
    for (let i = 0; i < fitting; i++) {
      const sequence = sequences[i] as number;
      // Written in any case, and kept if no other is written over it.
      sequences[kept] = sequence;
      kept += 1 - differ(column[sequence] as number, token);
    }
    this.fitting = kept;
  }

  /** Masks some places. What fits is found from all sequences again. */
  private hide(places: readonly number[]): void {
    for (const place of places) this.state[place] = MASK;
    this.masked += places.length;
    this.mismatches = null;
    this.fitting = this.sequences.length;
    for (let sequence = 0; sequence < this.fitting; sequence++) this.sequences[sequence] = sequence;
    for (let place = 0; place < this.state.length; place++) {
      const token = this.state[place] as number;
      if (token !== MASK) this.keep(place, token);
    }
  }
}
