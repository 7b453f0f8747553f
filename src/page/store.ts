import type { ImageSource } from '../image/source.js';

/** An image that a reader has chosen, and its shape. */
export interface ChosenImage {
  readonly source: ImageSource;
  /** Width over height. */
  readonly aspectRatio: number;
}

/** State that all figures under one provider share and readers can change. */
export interface PageState {
  /** The timestep of figures without one of their own; undefined leaves each at its default. */
  readonly t: number | undefined;
  /** The complaint about the provider's `t` if that is invalid. The store then has the last valid t. Defaults to null. */
  readonly error?: Error | null | undefined;
  /** The image that a reader has chosen instead of the first one. */
  readonly image?: ChosenImage | undefined;
  /** The player that moves t, one at a time. Listeners do not receive the values of t in between. Defaults to none. */
  readonly player?: symbol | undefined;
}

/** Holds the state of a page outside React, so that a change re-renders only what uses it. */
export class PageStore {
  readonly #first: PageState;
  #state: PageState;
  readonly #listeners = new Set<() => void>();

  constructor(state: PageState) {
    this.#first = state;
    this.#state = state;
  }

  /** The state that a server has rendered: a part that is hydrated late begins with it, whatever has changed meanwhile. */
  readonly getFirst = (): PageState => this.#first;

  readonly get = (): PageState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Merges a change into the state; notifies listeners only if it differs. */
  set(change: Partial<PageState>): void {
    const names = Object.keys(change) as (keyof PageState)[];
    if (names.every((name) => Object.is(change[name], this.#state[name]))) return;
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}
