import { invalid } from '../base/check.js';
import { noiseWords, pcg4d, type Words } from './noiseHash.js';
import type { NoiseKey, Predictor, Process } from './types.js';

/** The factor by which differences are enlarged, because most are too small to be seen. */
export const DIFFERENCE_GAIN = 9;

/**
 * A description of one quantity of the process: plain, frozen data that defines its computation from x0 and noise,
 * perhaps with a denoiser. Quantities share their operands and so form a graph: sixteen steps of a sampler are sixteen
 * nodes. The functions of `quantity` create it.
 */
export type Quantity = X0Quantity | NoiseQuantity | SumQuantity | PredictionQuantity;

/** The members that every quantity has. */
interface Node {
  /** A 128-bit hash of the node and its operands' addresses: equal for quantities of equal values. */
  readonly address: string;
  /** The symbol in TeX: `x_t`. */
  readonly symbol?: string | undefined;
  /** The timestep of the state, or its time on a path; -1 for the clean end of a reverse chain. */
  readonly t?: number | undefined;
}

/** The clean image. */
export interface X0Quantity extends Node {
  readonly kind: 'x0';
}

/** Standard normal noise of the image's shape. */
export interface NoiseQuantity extends Node {
  readonly kind: 'noise';
  readonly key: NoiseKey;
}

/** A linear-Gaussian update: one or two scaled quantities, plus scaled noise if the update draws any. */
export interface SumQuantity extends Node {
  readonly kind: 'sum';
  readonly terms: readonly Term[];
  readonly noise: Term<NoiseQuantity> | null;
}

/** The prediction of a denoiser from x_t. */
export interface PredictionQuantity extends Node {
  readonly kind: 'prediction';
  /** A reference: the only part of a quantity that is no data. */
  readonly denoiser: Predictor<Process>;
  readonly xt: Quantity;
  /** The timestep of x_t, or its time on a path. */
  readonly t: number;
}

/** One summand. */
export interface Term<Of extends Quantity = Quantity> {
  readonly coefficient: number;
  /** Name of the coefficient, such as `alphasCumprodSqrt`; links a summand to its curve and its symbol. */
  readonly name: string;
  readonly of: Of;
}

/** The symbol and timestep that label a quantity. */
export type Mark = Pick<Node, 'symbol' | 't'>;

/** Sums with more terms are written as sums of sums. */
const TERMS_LIMIT = 2;

/** The clean image. */
export const x0: X0Quantity = Object.freeze({ kind: 'x0', address: digest('x0'), symbol: 'x_0' });

/**
 * The noise that a key names.
 *
 * @throws RangeError if the seed or the stream is out of range.
 */
export function noise(key: NoiseKey, { symbol, t }: Mark = { symbol: String.raw`\epsilon` }): NoiseQuantity {
  noiseWords(key);
  const address = digest(`noise ${key.seed} ${key.stream ?? 0}`);
  return Object.freeze({ kind: 'noise', key: Object.freeze({ ...key }), address, symbol, t });
}

/**
 * A sum of scaled quantities. With noise, each operation is rounded to float32, as on a GPU; without, the sum is
 * computed in float64 and rounded once, since (5) divides by √ᾱ_t.
 *
 * ```ts
 * const blend = sum([{ coefficient: 0.5, name: 'half', of: x0 }, { coefficient: 0.5, name: 'half', of: xt }]);
 * ```
 *
 * @param terms - one or two.
 * @param z - noise that the update draws; dropped if its coefficient is 0.
 * @throws RangeError if there are no terms or more than two, a coefficient is not finite, an operand is not a quantity,
 *   or z is not noise.
 */
export function sum(
  terms: readonly Term[],
  z: Term<NoiseQuantity> | null = null,
  { symbol, t }: Mark = {},
): SumQuantity {
  if (terms.length < 1 || terms.length > TERMS_LIMIT) throw invalid('number of terms', terms.length, '1 or 2');
  const summands = Object.freeze(terms.map(frozenTerm));
  const drawn = z && frozenTerm(z);
  if (drawn && drawn.of.kind !== 'noise')
    throw invalid(`operand of ${drawn.name}`, drawn.of, 'what quantity.noise gives');
  const noise = drawn?.coefficient === 0 ? null : drawn;
  const parts = summands.map(addressOfTerm).join(' + ');
  const address = digest(noise ? `${parts} ~ ${addressOfTerm(noise)}` : parts);
  return Object.freeze({ kind: 'sum', terms: summands, noise, address, symbol, t });
}

function frozenTerm<Of extends Quantity>({ coefficient, name, of }: Term<Of>): Term<Of> {
  if (!Number.isFinite(coefficient)) throw invalid(`coefficient ${name}`, coefficient, 'a finite number');
  // A noise key passed instead of its quantity, in untyped code, would otherwise draw no noise.
  if (typeof of?.address !== 'string') throw invalid(`operand of ${name}`, of, 'a quantity');
  // -0 becomes 0: addresses and JSON do not distinguish them.
  return Object.freeze({ coefficient: coefficient + 0, name, of });
}

/** The mean of an update's distribution: the same sum without its noise. */
export function meanOf({ terms, symbol, t }: SumQuantity, mark: Mark = { symbol, t }): SumQuantity {
  return sum(terms, null, mark);
}

function addressOfTerm({ coefficient, of }: Term): string {
  return `${coefficient} ${of.address}`;
}

/** A 128-bit hash of a text: its characters are mixed, four at a time, into the state of pcg4d. */
export function digest(text: string): string {
  const state: Words = new Uint32Array(4);
  for (let i = 0; i < text.length + 4; i += 4) {
    // Zeros past the end make a final round, so that the last characters reach every bit.
    for (let lane = 0; lane < 4; lane++) state[lane] = (state[lane] as number) ^ (text.charCodeAt(i + lane) || 0);
    pcg4d(state);
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
}
