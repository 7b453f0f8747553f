import code from '../../dist/anywidget.js?raw';
import type { AnyModel, DiffusionWidget } from '../../src/anywidget/index.js';

// A stand-in for the page of a notebook: it imports the module from a `blob:` address, and keeps models as anywidget does.

/** Imports the module as a notebook does, for each model anew. */
export async function importWidget(
  load: (address: string) => Promise<unknown> = (address) => import(/* @vite-ignore */ address),
): Promise<DiffusionWidget> {
  const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const module = (await load(address)) as { default: DiffusionWidget };
  URL.revokeObjectURL(address);
  return module.default;
}

/** What the kernel and the views have in common. */
export class FakeModel implements AnyModel {
  readonly #traits: Record<string, unknown>;
  readonly #listeners = new Map<string, Set<() => void>>();
  #unsaved: Record<string, unknown> = {};
  /** What the kernel was told, a change at a time. */
  readonly saved: Record<string, unknown>[] = [];
  isKernelAlive = true;
  /** Whether the kernel has a model of it: one that is started anew has not. */
  isKnown = true;

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
  tell(event: string): void {
    const view = { model: { comm_live: this.isKnown } };
    for (const listener of [...(this.#listeners.get(event) ?? [])]) listener.call(view);
  }

  save_changes(): void {
    if (!this.isKernelAlive) throw new Error('the kernel is dead');
    this.saved.push(this.#unsaved);
    this.#unsaved = {};
  }

  on(event: string, listener: () => void): void {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
  }

  off(event: string, listener: () => void): void {
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
