import { complaint, invalid, shown, tagOf } from '../../base/check.js';

/** Nested lists of numbers, of equal lengths at each level. */
export type NestedNumbers = ArrayLike<number> | readonly NestedNumbers[];

/** An array of numbers: its shape and its values in the order of their last index, or nested lists. */
export type ArraySource = { readonly shape: readonly number[]; readonly values: ArrayLike<number> } | NestedNumbers;

/** An array as float32. */
interface Values {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** The states of a sampling loop, as a page passes them. */
export interface Given {
  readonly kind: 'images' | 'points';
  /** Number of states. */
  readonly count: number;
  /** The shape of one state: [height, width], [height, width, 3] or [number of points, 2]. */
  readonly shape: readonly number[];
  /** The states, one after the other. */
  readonly states: Float32Array;
  /** The x̂0 at each state; the last may be missing. Null without predictions. */
  readonly predictions: Float32Array | null;
  /** x0; null if it is unknown. */
  readonly target: Float32Array | null;
  /** The t of each state; the last may be missing. Null if they are unknown. */
  readonly timesteps: readonly number[] | null;
}

/** The largest number of values of all states: 200 MB of float32. */
const VALUES_LIMIT = 50_000_000;
/** The largest number of states, more than a slider can select. */
export const STATES_LIMIT = 10_000;
const EXPECTED = '{ shape, values } or nested lists of numbers';
const SHAPES = '[n, height, width] or [n, height, width, 3] of images, or [n, number of points, 2]';

/** The arrays of the page. */
export interface Sources {
  readonly states: ArraySource | null;
  readonly predictions: ArraySource | null;
  readonly target: ArraySource | null;
  readonly timesteps: readonly number[] | null;
}

/** The states with their estimates, target and timesteps; null without states. Throws a RangeError that names the wrong array. */
export function givenOf({ states, predictions, target, timesteps }: Sources): Given | null {
  if (states === null) return null;
  const { shape: whole, values } = withoutGray(valuesOf('states', states));
  const [count = 0, ...shape] = whole;
  const isPoints = shape.length === 2 && shape[1] === 2;
  if (!isPoints && !(shape.length === 2 || (shape.length === 3 && shape[2] === 3))) {
    throw complaint('states.shape', written(whole), SHAPES);
  }
  if (count < 2) throw complaint('states.shape', written(whole), 'at least 2 states, the first and the last');
  if (count > STATES_LIMIT) throw complaint('states.shape', written(whole), 'at most 10,000 states');
  const predicted = predictions && withoutGray(valuesOf('predictions', predictions));
  if (predicted && !isSameShape(predicted.shape, [count, ...shape], [count - 1, ...shape])) {
    throw complaint('predictions.shape', written(predicted.shape), `${written(whole)} as states has, or one fewer`);
  }
  // A shape with one channel counts as a shape without channels.
  const wanted = target && valuesOf('target', target);
  if (wanted && !isSameShape(wanted.shape, shape, [...shape, 1])) {
    throw complaint('target.shape', written(wanted.shape), `${written(shape)}, the shape of one state`);
  }
  if (timesteps && timesteps.length !== count && timesteps.length !== count - 1) {
    throw complaint('timesteps', `${timesteps.length} of them`, `${count} as there are states, or one fewer`);
  }
  return {
    ...{ kind: isPoints ? 'points' : 'images', count, shape, states: values, timesteps },
    ...{ predictions: predicted?.values ?? null, target: wanted?.values ?? null },
  };
}

/** Checks timesteps without the states: finite numbers, or null. */
export function readTimesteps(timesteps: readonly number[] | null, name: string): readonly number[] | null {
  if (timesteps === null) return null;
  if (!isList(timesteps)) throw invalid(name, timesteps, 'a list of numbers, or null');
  const wrong = Array.from(timesteps).findIndex((t) => !Number.isFinite(t));
  if (wrong >= 0) throw invalid(`${name}[${wrong}]`, timesteps[wrong], 'a finite number');
  return Array.from(timesteps);
}

/** Changes a shape such as `[20, 64, 64, 1]` to `[20, 64, 64]`. */
function withoutGray({ shape, values }: Values): Values {
  return { shape: shape.length === 4 && shape[3] === 1 ? shape.slice(0, 3) : shape, values };
}

function isSameShape(shape: readonly number[], ...others: readonly (readonly number[])[]): boolean {
  return others.some((other) => other.length === shape.length && other.every((size, axis) => size === shape[axis]));
}

function valuesOf(name: string, source: ArraySource): Values {
  if (isList(source)) return nested(name, source);
  if (tagOf(source) !== 'Object') throw invalid(name, source, EXPECTED);
  const { shape, values } = source as { shape?: readonly number[]; values?: ArrayLike<number> };
  if (tagOf(shape) !== 'Array' || !shape?.every((size) => Number.isInteger(size) && size >= 0)) {
    throw complaint(`${name}.shape`, shown(shape), 'a list of whole numbers');
  }
  if (!isList(values)) throw invalid(`${name}.values`, values, 'a list or a typed array of numbers');
  const size = checkedSize(name, shape);
  if (values.length !== size) {
    throw complaint(`${name}.values`, `${values.length} of them`, `${size}, as the shape ${written(shape)} says`);
  }
  return { shape, values: values instanceof Float32Array ? values : float32(name, values) };
}

function nested(name: string, lists: NestedNumbers): Values {
  const shape: number[] = [];
  for (let inner: unknown = lists; isList(inner); inner = inner[0]) shape.push(inner.length);
  const values = new Float32Array(checkedSize(name, shape));
  let filled = 0;
  const fill = (list: unknown, depth: number) => {
    if (!isList(list) || list.length !== shape[depth]) throw complaint(name, 'lists of several lengths', EXPECTED);
    if (depth + 1 === shape.length) {
      values.set(float32(name, list as ArrayLike<number>), filled);
      filled += list.length;
    } else for (let i = 0; i < list.length; i++) fill(list[i], depth + 1);
  };
  fill(lists, 0);
  return { shape, values };
}

/** The number of values in a shape. */
function checkedSize(name: string, shape: readonly number[]): number {
  const size = shape.reduce((product, length) => product * length, 1);
  if (size === 0) throw complaint(`${name}.shape`, written(shape), 'at least one value');
  if (size > VALUES_LIMIT) throw complaint(`${name}.shape`, written(shape), 'at most 50,000,000 values');
  return size;
}

/** Converts numbers to float32. Throws for a symbol, which cannot be converted. */
function float32(name: string, values: ArrayLike<number>): Float32Array {
  try {
    return Float32Array.from(values);
  } catch {
    throw invalid(name, values, 'finite numbers');
  }
}

/** Whether a value is a list. `Array.isArray` throws for a revoked proxy. */
function isList(value: unknown): value is ArrayLike<unknown> {
  return tagOf(value) === 'Array' || (ArrayBuffer.isView(value) && tagOf(value) !== 'DataView');
}

function written(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

/** The t of a state, rounded to 4 digits; null if it is unknown. */
export function timestepOf(timesteps: readonly number[] | null, step: number): number | null {
  const t = timesteps?.[step];
  return t === undefined ? null : Number(t.toPrecision(4));
}

/** The properties of a trajectory that are known before its values are measured, from which its space is reserved. */
export interface Outline extends Pick<Given, 'kind' | 'count' | 'shape' | 'timesteps'> {
  readonly hasPredictions: boolean;
  readonly hasTarget: boolean;
}

export function outlineOf({ kind, count, shape, timesteps, predictions, target }: Given): Outline {
  return { kind, count, shape, timesteps, hasPredictions: predictions !== null, hasTarget: target !== null };
}
