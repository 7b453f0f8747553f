'use client';
import { createContext } from 'react';

/** In viewport heights, and widths: a figure farther than this lets its pixels go. */
const AWAY = 0.25;
/** Within this much it is drawn again. Less than the other, so that little movements change nothing. */
const BACK = 0.15;
/**
 * From so many figures on, a browser need not lay out those that are away: a page of 200 scrolls at twice the rate. On a page of fewer it
 * does, as what it lays out only when a page jumps there counts as moved.
 */
const MANY = 50;

/** How many figures of the page are watched. */
let watched = 0;

/** Whether a figure is away from what a reader sees, so that it needs no pixels. */
export class Away {
  #isAway = false;
  readonly #listeners = new Set<() => void>();

  get isAway(): boolean {
    return this.#isAway;
  }

  set(isAway: boolean): void {
    if (this.#isAway === isAway) return;
    this.#isAway = isAway;
    for (const listener of this.#listeners) listener();
  }

  /** Calls back after each change; returns a function that ends it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** The figure's own. What stands in no figure is never away. */
export const AwayContext = createContext(new Away());

/** Whether the figure has ever come near the viewport: before, its plots are not painted. What stands in no figure always has. */
export const SeenContext = createContext(true);

/**
 * Says of a figure's body whether it is away; returns a function that ends it. Never while it has the focus, nor on a page that is
 * about to be printed; nor where it is not displayed, as it is nowhere then.
 */
export function watchAway(body: HTMLElement, away: Away): () => void {
  if (typeof IntersectionObserver === 'undefined') return () => {};
  watched++;
  let isFar = false;
  let isPrinting = false;
  const settle = () => {
    if (isFar && !isPrinting && !body.closest('figure')?.matches(':focus-within')) put(true);
  };
  const put = (isAway: boolean) => {
    // First, as who draws again asks how large it is.
    body.toggleAttribute('data-away', isAway && watched >= MANY);
    away.set(isAway);
  };
  const far = observe(body, AWAY, ({ isIntersecting, boundingClientRect }) => {
    isFar = !isIntersecting && boundingClientRect.height > 0;
    settle();
  });
  const back = observe(body, BACK, ({ isIntersecting }) => {
    if (isIntersecting) put(false);
  });
  const print = ({ type }: Event) => {
    isPrinting = type === 'beforeprint';
    if (isPrinting) put(false);
    else settle();
  };
  const focus = () => put(false);
  // Once the focus is elsewhere.
  const blur = () => queueMicrotask(settle);
  const figure = body.closest('figure') ?? body;
  figure.addEventListener('focusin', focus);
  figure.addEventListener('focusout', blur);
  addEventListener('beforeprint', print);
  addEventListener('afterprint', print);
  return () => {
    watched--;
    far.disconnect();
    back.disconnect();
    figure.removeEventListener('focusin', focus);
    figure.removeEventListener('focusout', blur);
    removeEventListener('beforeprint', print);
    removeEventListener('afterprint', print);
    put(false);
  };
}

/**
 * Several changes may arrive at once, in order; the last is the current state. Inside a frame the margins are those of its own
 * viewport: the page around it does not grant any.
 */
function observe(element: HTMLElement, margin: number, tell: (entry: IntersectionObserverEntry) => void) {
  const observer = new IntersectionObserver((entries) => tell(entries.at(-1) as IntersectionObserverEntry), {
    root: element.ownerDocument,
    rootMargin: `${100 * margin}%`,
  });
  observer.observe(element);
  return observer;
}
