import type { AnyModel } from '../../src/anywidget/model.js';

// A model as anywidget keeps it, and a kernel that it sends messages to.

type Listener = (...given: never[]) => void;

/** A message to the kernel. */
export interface Sent {
  readonly kind: string;
  readonly id: string;
  readonly denoiser?: number;
  readonly shape?: readonly number[];
  readonly t?: number;
  readonly isTime?: boolean;
  readonly error?: string;
  readonly buffers: readonly DataView[];
}

/** What Python writes in place of a function. */
export function marker(more: object = {}) {
  const own = { predicts: 'epsilon', schedule: null, label: 'model' };
  return { format: 'diffusion-figures/kernel', denoiser: 1, model: null, ...own, ...more };
}

/** The numbers of a message. */
export function valuesOf({ buffers }: Sent): Float32Array {
  const [bytes] = buffers as [DataView];
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
}

/** What the kernel and the views have in common. */
export class FakeModel implements AnyModel {
  readonly #traits: Record<string, unknown>;
  readonly #listeners = new Map<string, Set<Listener>>();
  #unsaved: Record<string, unknown> = {};
  /** What the kernel was told, a change at a time. */
  readonly saved: Record<string, unknown>[] = [];
  isKernelAlive = true;
  /** Whether the kernel has a model of it: one that is started anew has not. */
  isKnown = true;
  /** How many views have told that they are on a page. */
  shown = 0;
  /** Other messages to the kernel. */
  readonly sent: Sent[] = [];
  /** What the kernel does with a message. */
  hear: (message: Sent) => void = () => {};

  constructor(traits: Record<string, unknown>) {
    this.#traits = { props: {}, t: null, seed: null, image: null, points: null, caption: '', error: '', ...traits };
  }

  get(name: string): unknown {
    return this.#traits[name];
  }

  set(name: string, value: unknown): void {
    if (Object.is(this.#traits[name], value)) return;
    this.#traits[name] = value;
    this.#unsaved[name] = value;
    this.tell(`change:${name}`);
  }

  /** Calls the listeners of an event, as Jupyter does on the view that they are of. */
  tell(event: string, ...given: unknown[]): void {
    const view = { model: { comm_live: this.isKnown } };
    for (const listener of [...(this.#listeners.get(event) ?? [])]) listener.apply(view, given as never[]);
  }

  send: NonNullable<AnyModel['send']> = (content, _, buffers) => {
    const message = { ...(content as Sent), buffers };
    if (message.kind === 'diffusion-figures/shown') {
      this.shown += 1;
      return undefined;
    }
    this.sent.push(message);
    this.hear(message);
    return undefined;
  };

  /** A message of the kernel, to all views. */
  deliver(kind: string, id: string, more: object = {}, buffers: readonly DataView[] = []): void {
    this.tell('msg:custom', { kind: `diffusion-figures/${kind}`, id, ...more }, buffers);
  }

  /** The kernel's answer to a question. */
  predict({ id }: Sent, values: ArrayLike<number>): void {
    this.deliver('prediction', id, {}, [new DataView(Float32Array.from(values).buffer)]);
  }

  save_changes(): void {
    if (!this.isKernelAlive) throw new Error('the kernel is dead');
    this.saved.push(this.#unsaved);
    this.#unsaved = {};
  }

  on(event: string, listener: Listener): void {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
  }

  off(event: string, listener: Listener): void {
    this.#listeners.get(event)?.delete(listener);
  }

  /** A change by a cell of the notebook, which the views are told. */
  assign(traits: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(traits)) this.set(name, value);
    this.#unsaved = {};
  }

  get listeners(): number {
    return [...this.#listeners.values()].reduce((sum, { size }) => sum + size, 0);
  }
}
