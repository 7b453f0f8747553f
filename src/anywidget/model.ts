import { complaint, shown, tagOf } from '../base/check.js';
import { tryCatch } from '../hooks/tryCatch.js';

// The interface that a notebook's host gives a widget: https://anywidget.dev/en/afm.

/** The traits of a widget, which the kernel and all of its views have in common. */
export interface AnyModel {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  on(event: string, callback: (...given: never[]) => void): void;
  off(event: string, callback: (...given: never[]) => void): void;
  /** Sends the kernel a message; hosts without a kernel have none, or one that throws or rejects. */
  send?(content: unknown, callbacks: undefined, buffers: DataView[]): unknown;
  /** Jupyter's models by their names. */
  readonly widget_manager?: {
    get_model?(
      name: string,
    ): Promise<{ readonly comm_live?: boolean; get?(trait: string): unknown } | undefined> | undefined;
  };
}

/** A place where a model is shown. */
export interface View {
  readonly model: AnyModel;
  readonly el: HTMLElement;
  /** Ends the view, as what `render` returns does. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Props that are traits by themselves, as they are set from another cell or have values of their own. A reader moves `step` often, and
 * the other props, which would be sent with it, may hold large arrays.
 */
export const OWN_TRAITS = ['t', 'step', 'seed', 'image', 'points'] as const;

const TRAITS = ['type', 'props', ...OWN_TRAITS, 'caption', 'lang', 'chosen', 'first_chosen'] as const;

/** The values of a model's traits. Undefined and null mean that a trait is not set. */
export type Traits = Readonly<Record<(typeof TRAITS)[number], unknown>>;

/** A model as React listens to it. */
export interface ModelStore {
  /** Returns the same object until a trait changes. */
  readonly get: () => Traits;
  readonly listen: (tell: () => void) => () => void;
}

export function storeOf(model: AnyModel): ModelStore {
  let shown = read(model);
  return {
    get: () => {
      const now = read(model);
      if (TRAITS.some((name) => !Object.is(now[name], shown[name]))) shown = now;
      return shown;
    },
    listen: (tell) => {
      for (const name of TRAITS) model.on(`change:${name}`, tell);
      return () => {
        // MyST's pages have no `off`.
        tryCatch(() => TRAITS.forEach((name) => void model.off(`change:${name}`, tell)));
      };
    },
  };
}

/** The object on which Jupyter calls the listeners of a view. */
interface JupyterView {
  readonly model?: { readonly comm_live?: boolean };
}

/**
 * Calls `tell` when the kernel loses a model, as after a restart, and when it has the model again. Only Jupyter
 * reports this, by an event of its own.
 *
 * @returns a function that stops the calls.
 */
export function watchConnection(model: AnyModel, tell: (isGone: boolean) => void): () => void {
  const event = 'comm_live_update';
  function settle(this: JupyterView | undefined) {
    tell(this?.model?.comm_live === false);
  }
  model.on(event, settle);
  return () => void tryCatch(() => model.off(event, settle));
}

/** Bytes of a float32. */
const BYTES = 4;

const known = new WeakMap<ArrayBufferView, Float32Array>();

/**
 * The float32 numbers of bytes: the same for the same bytes, so that nothing has to compare them.
 *
 * @throws RangeError if the bytes are no whole numbers.
 */
export function float32Of(name: string, view: ArrayBufferView): Float32Array {
  const read = known.get(view);
  if (read) return read;
  const { buffer, byteOffset, byteLength } = view;
  if (byteLength % BYTES !== 0) throw complaint(name, `${byteLength} bytes`, 'float32 values, of 4 bytes each');
  // A copy begins where numbers may begin.
  const numbers = new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
  known.set(view, numbers);
  return numbers;
}

/** Reads the current traits of a model. */
export function read(model: AnyModel): Traits {
  return Object.fromEntries(TRAITS.map((name) => [name, model.get(name)])) as Traits;
}

/**
 * The members of the trait `props`.
 *
 * @throws RangeError if it is no dict.
 */
export function membersOf(props: unknown): [string, unknown][] {
  if (props === undefined || props === null) return [];
  if (tagOf(props) !== 'Object') throw complaint('props', shown(props), 'a dict of props by their names');
  return Object.entries(props);
}
