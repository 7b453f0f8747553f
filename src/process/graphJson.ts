import { complaint, invalid } from '../base/check.js';
import { type Mark, type NoiseQuantity, noise, type Quantity, sum, type Term, x0 } from './graph.js';
import { operandsFirst } from './operands.js';
import type { NoiseKey } from './types.js';

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
  // Nodes are compared by object, not by address: quantities that differ only in symbol, t or names share an address.
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
