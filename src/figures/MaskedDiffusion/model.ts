import { complaint, invalid } from '../../base/check.js';
import { MASK, type Sequences, sudokus } from '../../masked/sequences.js';
import { tokenMarginals } from '../../masked/tokenMarginals.js';
import { type UnmaskOptions, unmask } from '../../masked/unmask.js';
import { checkList } from '../../mixture/mixture.js';

/** Cells across and down, digits, and cells of a box across and down. */
export const SIZE = 4;
const BOX = 2;
export const CELLS = SIZE * SIZE;
/** Number of grids. */
export const GRIDS = sudokus.values.length / CELLS;

/** The numbers of cells that readers can choose for a step. */
export const BUDGETS = [1, 2, 3, 4, 6, 8, 16] as const;
export type Budget = (typeof BUDGETS)[number];

/** The rules that choose the cells of a step. `'remasking'` also masks shown cells again. */
export const orderNames = ['random', 'confidence', 'certain', 'remasking'] as const;
export type OrderName = (typeof orderNames)[number];

/** Returns the cells that are known from the start; throws a RangeError unless they are masks and 16 tokens that fit one of the grids. */
export function checkKnown(known: readonly number[] | null, name: string): readonly number[] | null {
  if (known === null) return null;
  checkList(name, known);
  if (known.length !== CELLS) throw complaint(name, `${known.length} tokens`, `${CELLS}, one for each cell`);
  for (let cell = 0; cell < CELLS; cell++) {
    const token = known[cell] as number;
    if (Number.isInteger(token) && token >= MASK && token < SIZE) continue;
    throw invalid(`${name}[${cell}]`, token, `a token from 0 to ${SIZE - 1}, or ${MASK} for a mask`);
  }
  if (hasFit(sudokus, known)) return known;
  throw complaint(name, 'tokens that no grid has together', `tokens of one of the ${GRIDS} grids`);
}

/** The start indices of the sequences that agree with the shown tokens. */
function matching({ values, length }: Sequences, shown: ArrayLike<number>): number[] {
  const starts: number[] = [];
  for (let start = 0; start < values.length; start += length) {
    let place = 0;
    while (place < length && (shown[place] === MASK || shown[place] === values[start + place])) place++;
    if (place === length) starts.push(start);
  }
  return starts;
}

/** Whether a sequence agrees with the shown tokens. */
export function hasFit(data: Sequences, shown: ArrayLike<number>): boolean {
  return matching(data, shown).length > 0;
}

/** The grids that fit the known cells, reduced to their other cells. */
export interface Rest {
  /** The tokens of the known cells, and masks. */
  readonly known: readonly number[];
  /** The indices of the other cells, in order. */
  readonly cells: readonly number[];
  /** The tokens of the other cells in each grid; null if there are no other cells. */
  readonly data: Sequences | null;
}

const UNKNOWN: readonly number[] = new Array(CELLS).fill(MASK);

export function restOf(given: readonly number[] | null): Rest {
  const known = given ?? UNKNOWN;
  const cells = [...known.keys()].filter((cell) => known[cell] === MASK);
  if (cells.length === 0) return { known, cells, data: null };
  const tokens = matching(sudokus, known).flatMap((start) =>
    cells.map((cell) => sudokus.values[start + cell] as number),
  );
  return { known, cells, data: { values: Uint8Array.from(tokens), length: cells.length, tokens: SIZE } };
}

/** The settings of the sampling. */
export interface Sampling {
  readonly tokensPerStep: Budget;
  readonly order: OrderName;
  /** The probability, with the order `'remasking'`, of masking a shown cell again, up to the limit. */
  readonly eta: number;
}

/** The options of `unmask` for a number of masked cells. */
export function optionsOf(
  { tokensPerStep, order, eta }: Sampling,
  masked: number,
): Pick<UnmaskOptions, 'tokensPerStep' | 'order' | 'remask'> {
  const some = { tokensPerStep: Math.min(tokensPerStep, masked) };
  if (order === 'certain') return { ...some, order: { certain: 1 } };
  if (order !== 'remasking') return { ...some, order };
  return { ...some, order: 'random', remask: { kind: 'cap', eta, steps: Math.ceil(masked / tokensPerStep) } };
}

/** A partly shown grid after a step. */
export interface Frame {
  /** The token of each cell; -1 is a mask. */
  readonly tokens: readonly number[];
  /** The indices of the cells that the step has shown. */
  readonly added: readonly number[];
  /** The indices of the cells that the step has masked again. */
  readonly hidden: readonly number[];
  /** Number of shown cells. */
  readonly shown: number;
  /** Number of grids that have all shown tokens. */
  readonly fits: number;
  /**
   * The probability of each token in each cell. If no grid fits, the probabilities of masked cells are those of the grids with the fewest
   * differences.
   */
  readonly marginals: Float64Array;
  /**
   * The nats that the steps so far have lost because each drew its cells independently: the sum of the total correlations of their cells,
   * given the cells shown before. The sum ends when no grid fits. Null for remasking, because its steps mask shown cells again.
   */
  readonly lost: number | null;
}

/** Draws one grid from the known cells to the last step. The first frame is the grid before any step. */
export function framesOf(rest: Rest, sampling: Sampling, seed: number): Frame[] {
  const { known, cells, data } = rest;
  const states = data ? unmask(data, { count: 1, seed, ...optionsOf(sampling, cells.length) }) : [];
  const frames: Frame[] = [];
  let before: Int8Array = new Int8Array(cells.length).fill(MASK);
  let lost = 0;
  for (const state of [before, ...states]) {
    const changed = [...state.keys()].filter((place) => (state[place] === MASK) !== (before[place] === MASK));
    const added = changed.filter((place) => state[place] !== MASK);
    const hidden = changed.filter((place) => state[place] === MASK);
    const tokens = [...known];
    for (const [place, cell] of cells.entries()) tokens[cell] = state[place] as number;
    if (data && added.length > 1) lost += totalCorrelation(data, before, added);
    frames.push({
      tokens,
      added: added.map((place) => cells[place] as number),
      hidden: hidden.map((place) => cells[place] as number),
      shown: tokens.filter((token) => token !== MASK).length,
      fits: matching(sudokus, tokens).length,
      marginals: inAllCells(rest, state),
      lost: sampling.order === 'remasking' ? null : lost,
    });
    before = state;
  }
  return frames;
}

/** The probability of an error. It is so small that only the grids with the fewest differences count. */
const RARE = 1e-9;

function inAllCells({ known, cells, data }: Rest, state: Int8Array): Float64Array {
  const marginals = new Float64Array(CELLS * SIZE);
  for (const [cell, token] of known.entries()) if (token !== MASK) marginals[SIZE * cell + token] = 1;
  if (!data) return marginals;
  const ofRest = tokenMarginals(data, state, hasFit(data, state) ? {} : { confusion: RARE });
  for (const [place, cell] of cells.entries()) {
    marginals.set(ofRest.subarray(SIZE * place, SIZE * (place + 1)), SIZE * cell);
  }
  return marginals;
}

/** Σ H(x_i) - H(x_1, x_2, …) of the tokens at some places, given the shown tokens, in nats; 0 if no sequence fits them. */
export function totalCorrelation(data: Sequences, shown: Int8Array, places: readonly number[]): number {
  const starts = matching(data, shown);
  const entropyOf = (some: readonly number[]) => {
    const counts = new Map<number, number>();
    for (const start of starts) {
      const key = some.reduce((before, place) => data.tokens * before + (data.values[start + place] as number), 0);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [...counts.values()].reduce(
      (sum, count) => sum - (count / starts.length) * Math.log(count / starts.length),
      0,
    );
  };
  const apart = places.reduce((sum, place) => sum + entropyOf([place]), 0);
  return Math.max(0, apart - entropyOf(places));
}

/** Whether each shown cell has the same digit as another in its row, its column or its box. */
export function clashesIn(tokens: readonly number[]): boolean[] {
  const areasOf = (cell: number) => {
    const [row, column] = [Math.floor(cell / SIZE), cell % SIZE];
    return [row, column, BOX * Math.floor(row / BOX) + Math.floor(column / BOX)];
  };
  return tokens.map((token, cell) => {
    const areas = areasOf(cell);
    return (
      token !== MASK &&
      tokens.some((other, place) => {
        return place !== cell && other === token && areasOf(place).some((area, kind) => area === areas[kind]);
      })
    );
  });
}

/** The content of a cell: a shown digit, or its candidates with their probabilities. */
export type Cell =
  | { readonly digit: number }
  | { readonly candidates: readonly { readonly digit: number; readonly share: number }[] };

/** The content of a cell for readers. The tokens 0 to 3 are the digits 1 to 4. */
export function cellOf({ tokens, marginals }: Frame, cell: number): Cell {
  const token = tokens[cell] as number;
  if (token !== MASK) return { digit: token + 1 };
  const shares = [...marginals.subarray(SIZE * cell, SIZE * (cell + 1))];
  const candidates = shares.map((share, index) => ({ digit: index + 1, share })).filter(({ share }) => share > RARE);
  return { candidates };
}

/**
 * The known cells after a reader has pressed one: a known cell is masked, a shown digit becomes known, and of a masked cell the likeliest
 * digit, or the one that the reader has typed. Null if no grid has these tokens.
 *
 * @param typed - a digit from 1 to 4.
 */
export function knownAfter(known: readonly number[], frame: Frame, cell: number, typed?: number): number[] | null {
  const content = cellOf(frame, cell);
  const likeliest = (candidates: readonly { digit: number; share: number }[]) =>
    candidates.reduce((one, other) => (other.share > one.share ? other : one), { digit: 0, share: 0 }).digit;
  const digit = typed ?? ('digit' in content ? content.digit : likeliest(content.candidates));
  const isUndone = typed === undefined && known[cell] !== MASK;
  const next = known.map((token, place) => (place !== cell ? token : isUndone ? MASK : digit - 1));
  return hasFit(sudokus, next) ? next : null;
}

/** H_j of all grids in nats: the stored result of `maskedEntropies(sudokus)`, which would block a page for a quarter of a second. */
export const GRID_ENTROPIES: readonly number[] = [
  ...[1.3862943611198908, 1.213685117648824, 1.0070364058936856, 0.7521487375252374, 0.5116726239625755],
  ...[0.3247159983014246, 0.20043216321672885, 0.12258819178214106, 0.07305092363791335, 0.04086794911082407],
  ...[0.020312005291133986, 0.008124802116453592, 0.0020312005291133906, 0, 0, 0],
];

/** The entropies with which a random order predicts each cell, as a function of the number of shown cells, and their sum. */
export function staircaseOf(entropies: ArrayLike<number>, tokensPerStep: number): { heights: number[]; sum: number } {
  const heights = Array.from(entropies, (_, j) => entropies[j - (j % tokensPerStep)] as number);
  return { heights, sum: heights.reduce((sum, height) => sum + height, 0) };
}
