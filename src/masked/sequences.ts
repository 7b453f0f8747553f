import { complaint, invalid } from '../base/check.js';
import { checkList } from '../mixture/mixture.js';

/** The data of a masked model: sequences of tokens, all equally probable. */
export interface Sequences {
  /** The tokens, 0 to tokens - 1, one sequence after the other. */
  readonly values: Uint8Array;
  /** Places in a sequence. */
  readonly length: number;
  /** Number of tokens. */
  readonly tokens: number;
}

/** The sign of a place that is not shown. */
export const MASK = -1;
/** States are signed bytes. */
const MAX_TOKENS = 127;

/** Throws unless there is at least one sequence, and all of its tokens are some. */
export function checkSequences(data: Sequences): void {
  if (typeof data !== 'object' || data === null) throw invalid('data', data, '{ values, length, tokens }');
  const { values, length, tokens } = data;
  if (!(Number.isInteger(length) && length >= 1)) throw invalid('data.length', length, 'a positive integer');
  if (!(Number.isInteger(tokens) && tokens >= 1 && tokens <= MAX_TOKENS)) {
    throw invalid('data.tokens', tokens, `an integer in 1 <= tokens <= ${MAX_TOKENS}`);
  }
  checkList('data.values', values);
  if (values.length === 0 || values.length % length !== 0) {
    throw complaint('data.values', `${values.length} tokens`, `one or more sequences of ${length}`);
  }
  for (let i = 0; i < values.length; i++) checkToken(`data.values[${i}]`, values[i] as number, 0, tokens);
}

/** Throws unless these are whole states of tokens and masks. */
export function checkStates(states: ArrayLike<number>, { length, tokens }: Sequences): void {
  checkList('states', states);
  if (states.length % length !== 0) {
    throw complaint('states', `${states.length} tokens`, `a multiple of the length of a sequence, ${length}`);
  }
  for (let i = 0; i < states.length; i++) checkToken(`states[${i}]`, states[i] as number, MASK, tokens);
}

function checkToken(name: string, token: number, least: number, tokens: number): void {
  if (Number.isInteger(token) && token >= least && token < tokens) return;
  throw invalid(name, token, `a token from 0 to ${tokens - 1}${least === MASK ? ', or -1 for a mask' : ''}`);
}

/** Throws unless it is how often a shown token is wrong, less often than a token by chance. */
export function checkConfusion(confusion: number | undefined, { tokens }: Sequences): void {
  if (confusion === undefined) return;
  const largest = (tokens - 1) / tokens;
  if (Number.isFinite(confusion) && confusion > 0 && confusion < largest) return;
  throw invalid('confusion', confusion, `a number in 0 < confusion < ${largest}, or none`);
}

const SIZE = 4;
const BOX = 2;

/**
 * All 288 sudokus of 4 × 4: each row, each column and each of the four 2 × 2 boxes holds the digits 0 to 3 once. Row by row, in ascending
 * order. A data set that is small enough for exact probabilities, and whose tokens depend on each other.
 *
 * ```ts
 * sudokus.values.slice(0, 16); // [0, 1, 2, 3, 2, 3, 0, 1, 1, 0, 3, 2, 3, 2, 1, 0]
 * ```
 */
export const sudokus: Sequences = /* @__PURE__ */ foundSudokus();

/** Fills one cell after the other with what its row, column and box leave. */
function foundSudokus(): Sequences {
  const grid: number[] = [];
  const found: number[] = [];
  const fits = (digit: number) => {
    const [row, column] = [Math.floor(grid.length / SIZE), grid.length % SIZE];
    return grid.every((other, cell) => {
      const [otherRow, otherColumn] = [Math.floor(cell / SIZE), cell % SIZE];
      const isInBox =
        Math.floor(otherRow / BOX) === Math.floor(row / BOX) &&
        Math.floor(otherColumn / BOX) === Math.floor(column / BOX);
      return other !== digit || (otherRow !== row && otherColumn !== column && !isInBox);
    });
  };
  const fill = () => {
    if (grid.length === SIZE * SIZE) {
      found.push(...grid);
      return;
    }
    for (let digit = 0; digit < SIZE; digit++) {
      if (!fits(digit)) continue;
      grid.push(digit);
      fill();
      grid.pop();
    }
  };
  fill();
  return Object.freeze({ values: Uint8Array.from(found), length: SIZE * SIZE, tokens: SIZE });
}
