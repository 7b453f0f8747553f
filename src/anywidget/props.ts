import { complaint, shown, tagOf } from '../core/check.js';
import { plainOf } from '../core/plain.js';
import type { PropTable, Values } from '../frame/propTable.js';
import { readsOf } from '../serialize/attributes.js';
import { type AnyModel, OWN_TRAITS, type Traits } from './model.js';

// The props of a figure as the traits of a model, and back.

/** Bytes of a float32. */
const BYTES = 4;

/**
 * The props that a model's traits say.
 *
 * @throws RangeError for a prop that the figure does not have, for values of a wrong length, or for a caption that is no text.
 */
export function propsOf({ props, caption, ...traits }: Traits, table: PropTable): Values {
  const reads = readsOf(table);
  const own = OWN_TRAITS.map((name) => [name, traits[name] ?? undefined] as const);
  const given = [...membersOf(props), ...own.filter(([, value]) => value !== undefined)];
  const entries = given.map(([written, value]) => {
    const name = propName(written);
    const read = reads[name];
    if (!read) throw complaint('prop', shown(written), `one of ${Object.keys(reads).join(', ')}`);
    return [name, typeof value === 'string' ? read(value) : numbersIn(name, value)];
  });
  if (typeof (caption ?? '') !== 'string') throw complaint('caption', shown(caption), 'a text');
  return { ...Object.fromEntries(entries), ...(caption ? { caption } : {}) };
}

function membersOf(props: unknown): [string, unknown][] {
  if (props === undefined || props === null) return [];
  if (tagOf(props) !== 'Object') throw complaint('props', shown(props), 'a dict of props by their names');
  return Object.entries(props);
}

/** `default-window`, or as Python writes it `default_window`, is the prop `defaultWindow`. */
function propName(written: string): string {
  return written.replace(/[-_](.)/g, (_, letter: string) => letter.toUpperCase());
}

/** A value with its bytes as numbers; of points the numbers alone. */
function numbersIn(name: string, value: unknown): unknown {
  if (value instanceof DataView) return float32Of(name, value);
  if (tagOf(value) !== 'Object') return value;
  const members = Object.entries(value as object).map(([key, member]) => [key, numbersIn(`${name}.${key}`, member)]);
  const made = Object.fromEntries(members);
  return name === 'points' ? pointsOf(made) : made;
}

const read = new WeakMap<DataView, Float32Array>();

/** The same numbers for the same bytes, so that nothing has to compare them. */
function float32Of(name: string, view: DataView): Float32Array {
  const known = read.get(view);
  if (known) return known;
  const { buffer, byteOffset, byteLength } = view;
  if (byteLength % BYTES !== 0) throw complaint(name, `${byteLength} bytes`, 'float32 values, of 4 bytes each');
  // A copy begins where numbers may begin.
  const numbers = new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
  read.set(view, numbers);
  return numbers;
}

/** x, y of each point. */
function pointsOf({ shape, values }: { shape?: unknown; values?: ArrayLike<number> }): unknown {
  const [count, coordinates] = Array.isArray(shape) ? shape : [];
  if (coordinates !== 2) throw complaint('points.shape', `[${shape}]`, '[number of points, 2]');
  if (values?.length === 2 * count) return values;
  throw complaint('points.values', `${values?.length} of them`, `${2 * count}, as the shape [${shape}] says`);
}

/** Tells a model what readers have chosen of a prop. */
export function choose(model: AnyModel, name: string, value: unknown): void {
  if ((OWN_TRAITS as readonly string[]).includes(name)) {
    model.set(
      name,
      name === 'points' && typeof value !== 'string' ? binary(value as ArrayLike<number>) : plainOf(value),
    );
    return;
  }
  const others = membersOf(model.get('props')).filter(([written]) => propName(written) !== name);
  model.set('props', { ...Object.fromEntries(others), [name]: plainOf(value) });
}

function binary(points: ArrayLike<number>) {
  return { shape: [points.length / 2, 2], values: new DataView(Float32Array.from(points).buffer) };
}
