import { complaint, invalid } from './check.js';
import { noiseWords, pcg4d, type Words } from './noiseHash.js';
import type { NoiseKey, Predictor, Process } from './types.js';

/** How many times as large as they are differences are shown: most are too small to be seen. */
export const DIFFERENCE_GAIN = 9;

/**
 * A description of one quantity of the process: plain, frozen data that says how to compute it from x0 and noise,
 * perhaps with a denoiser. Quantities share their operands and so form a graph: sixteen steps of a sampler are sixteen
 * nodes. Made by the functions of `quantity`.
 */
export type Quantity = X0Quantity | NoiseQuantity | SumQuantity | PredictionQuantity;

/** What every quantity has. */
interface Node {
  /** A 128-bit hash of the node and its operands' addresses: equal for quantities of equal values. */
  readonly address: string;
  /** Its symbol in TeX: `x_t`. */
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

/** What a denoiser predicts from x_t. */
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
  // In untyped code, a noise key passed instead of its quantity would otherwise draw no noise at all.
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

/**
 * The given quantities and all their operands, each once, operands first. Noise that an update draws is part of the
 * update.
 *
 * @param known - identities to skip, along with operands that only they need; every yielded identity is added.
 * @param identityOf - what counts as the same quantity; defaults to its address.
 */
export function* operandsFirst(
  quantities: Iterable<Quantity>,
  known: Set<unknown> = new Set(),
  identityOf: (quantity: Quantity) => unknown = ({ address }) => address,
): Generator<Quantity, void> {
  const isKnown = (quantity: Quantity) => known.has(identityOf(quantity));
  for (const quantity of quantities) {
    // An explicit stack: a chain of 10,000 steps is 10,000 deep.
    const open: Quantity[] = [quantity];
    for (let node = open.at(-1); node; node = open.at(-1)) {
      const missing = isKnown(node) ? [] : operandsOf(node).filter((operand) => !isKnown(operand));
      if (missing.length > 0) {
        open.push(...missing.reverse());
        continue;
      }
      open.pop();
      if (isKnown(node)) continue;
      known.add(identityOf(node));
      yield node;
    }
  }
}

/** What a quantity is computed from. */
export function operandsOf(quantity: Quantity): Quantity[] {
  if (quantity.kind === 'prediction') return [quantity.xt];
  return quantity.kind === 'sum' ? quantity.terms.map(({ of }) => of) : [];
}

/** A quantity as JSON: a list of its nodes, operands first and itself last. Terms refer to operands by index. */
export interface QuantityJSON {
  readonly nodes: readonly NodeJSON[];
}

interface MarkJSON {
  readonly symbol?: string | undefined;
  readonly t?: number | undefined;
}

interface TermJSON {
  readonly coefficient: number;
  readonly name: string;
  readonly of: number;
}

type NodeJSON =
  | { readonly kind: 'x0' }
  | ({ readonly kind: 'noise'; readonly key: NoiseKey } & MarkJSON)
  | ({ readonly kind: 'sum'; readonly terms: readonly TermJSON[]; readonly noise: DrawnJSON | null } & MarkJSON);

/** Noise that an update draws; it has no node of its own. */
type DrawnJSON = Omit<TermJSON, 'of'> & { readonly key: NoiseKey } & MarkJSON;

const EXPECTED = 'what quantity.toJSON gives';

/**
 * A quantity as data for `JSON.stringify`, as long as its graph; stringifying the quantity itself would repeat shared
 * operands at every use.
 *
 * ```ts
 * const text = JSON.stringify(quantity.toJSON(state));
 * const same = quantity.fromJSON(JSON.parse(text));
 * ```
 *
 * @throws RangeError if the quantity depends on a prediction.
 */
export function toJSON(quantity: Quantity): QuantityJSON {
  const nodes: NodeJSON[] = [];
  const places = new Map<Quantity, number>();
  const written = new Map<string, number>();
  // By object, not by address: quantities that differ only in symbol, t or names share an address.
  for (const node of operandsFirst([quantity], new Set(), (itself) => itself)) {
    const json = nodeToJSON(node, (operand) => places.get(operand) as number);
    const text = JSON.stringify(json);
    const place = written.get(text) ?? nodes.push(json) - 1;
    written.set(text, place);
    places.set(node, place);
  }
  return { nodes };
}

function nodeToJSON(node: Quantity, placeOf: (operand: Quantity) => number): NodeJSON {
  if (node.kind === 'x0') return { kind: 'x0' };
  const { symbol, t } = node;
  if (node.kind === 'noise') return { kind: 'noise', key: node.key, symbol, t };
  if (node.kind === 'prediction') throw complaint('quantity', 'a prediction', 'none: its denoiser cannot be written');
  const terms = node.terms.map(({ coefficient, name, of }) => ({ coefficient, name, of: placeOf(of) }));
  return { kind: 'sum', terms, noise: node.noise && drawnToJSON(node.noise), symbol, t };
}

function drawnToJSON({ coefficient, name, of: { key, symbol, t } }: Term<NoiseQuantity>): DrawnJSON {
  return { coefficient, name, key, symbol, t };
}

/**
 * Restores a quantity from the data of `toJSON`.
 *
 * @throws RangeError that names the first invalid part of the data.
 */
export function fromJSON(json: QuantityJSON): Quantity {
  checkObject('quantity', json);
  const { nodes } = json;
  if (!Array.isArray(nodes) || nodes.length === 0)
    throw invalid('nodes of a quantity', nodes, 'a list of at least one');
  const made: Quantity[] = [];
  for (const node of nodes) made.push(nodeFromJSON(node, made));
  return made.at(-1) as Quantity;
}

function nodeFromJSON(node: NodeJSON, made: readonly Quantity[]): Quantity {
  checkObject('node of a quantity', node);
  const { kind } = node;
  if (kind === 'x0') return x0;
  if (kind === 'noise') return noiseFromJSON(node);
  if (kind !== 'sum') throw invalid('kind of quantity', kind, "'x0', 'noise' or 'sum'");
  if (!Array.isArray(node.terms)) throw invalid('terms', node.terms, 'a list of one or two');
  const terms = node.terms.map((term) => termFromJSON(term, made));
  return sum(terms, drawnFromJSON(node.noise), markFromJSON(node));
}

function termFromJSON(term: TermJSON, made: readonly Quantity[]): Term {
  checkObject('term', term);
  const { coefficient, of } = term;
  const operand = Number.isInteger(of) ? made[of] : undefined;
  if (!operand) throw invalid('place of an operand', of, `an integer in 0 <= of < ${made.length}`);
  return { coefficient, name: nameFromJSON(term), of: operand };
}

function drawnFromJSON(drawn: DrawnJSON | null): Term<NoiseQuantity> | null {
  if (drawn === null) return null;
  checkObject('noise of a sum', drawn);
  return { coefficient: drawn.coefficient, name: nameFromJSON(drawn), of: noiseFromJSON(drawn) };
}

function noiseFromJSON(json: { readonly key: NoiseKey } & MarkJSON): NoiseQuantity {
  checkObject('noise key', json.key);
  return noise(json.key, markFromJSON(json));
}

function nameFromJSON({ name }: { readonly name: string }): string {
  if (typeof name !== 'string') throw invalid('name of a coefficient', name, 'a string');
  return name;
}

function markFromJSON({ symbol, t }: MarkJSON): Mark {
  if (symbol !== undefined && typeof symbol !== 'string') throw invalid('symbol', symbol, 'a string');
  if (t !== undefined && !Number.isFinite(t)) throw invalid('t', t, 'a finite number');
  return { symbol, t };
}

function checkObject(name: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) throw invalid(name, value, EXPECTED);
}
