import { Links } from './links.js';

/** State that all figures under one provider share and readers can change. */
export interface PageState {
  /** The timestep of figures without one of their own; undefined leaves each at its default. */
  readonly t: number | undefined;
}

/** Holds the state of a page outside React, so that a change re-renders only what uses it. */
export class PageStore {
  /** The parts of the page that belong together. */
  readonly links = new Links();
  #state: PageState;
  readonly #listeners = new Set<() => void>();

  constructor(state: PageState) {
    this.#state = state;
  }

  readonly get = (): PageState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Merges a change into the state; notifies listeners only if it differs. */
  set(change: Partial<PageState>): void {
    const next = { ...this.#state, ...change };
    if (Object.is(next.t, this.#state.t)) return;
    this.#state = next;
    for (const listener of [...this.#listeners]) listener();
  }
}
