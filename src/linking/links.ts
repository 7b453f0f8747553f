import type { Text } from '../words/message.js';
import type { Say } from '../words/say.js';

/** What a part of a page is, and what belongs to it. `names.ts` and `termLinks.ts` make the names. */
export interface Link {
  /** The names that it answers to: it is lit when one of them is. */
  readonly is: readonly string[];
  /** The names that pointing at it lights. */
  readonly lights: readonly string[];
  /** The coefficients whose curves it lights besides; which these are, a page need not know before a reader points at it. */
  readonly coefficients?: readonly string[] | undefined;
  /** What it is in words, for screen readers. */
  readonly words: Text;
}

/** How a part looks while one is pointed at; the stylesheet reads it from `data-linked`. */
type Look = 'lit' | 'dim' | null;

/**
 * The linked parts of a page: terms of formulas, curves, panels, columns. While a reader points at one, what belongs to it
 * is lit and all others are dimmed, by an attribute of their elements: nothing renders again.
 */
export class Links {
  readonly #parts = new Map<Element, Link>();
  #pointed: Element | null = null;

  /** Adds a part; returns a function that takes it out again. */
  add(element: Element, link: Link): () => void {
    this.#parts.set(element, link);
    mark(element, this.#lookOf(link));
    return () => {
      this.#parts.delete(element);
      mark(element, null);
      if (this.#pointed === element) this.point(null);
    };
  }

  /** Points at a part, or with null at none. */
  point(element: Element | null): void {
    if (element === this.#pointed) return;
    this.#pointed = element;
    for (const [part, link] of this.#parts) mark(part, this.#lookOf(link));
  }

  /** What is lit besides the part that is pointed at, in words, each once. */
  litWords(say: Say): string[] {
    const pointed = this.#pointed && this.#parts.get(this.#pointed);
    const lit = [...this.#parts.values()].filter((link) => pointed && this.#lookOf(link) === 'lit');
    return [...new Set(lit.map(({ words }) => say(words)))].filter((said) => said !== say(pointed?.words ?? ''));
  }

  #lookOf({ is }: Link): Look {
    const pointed = this.#pointed && this.#parts.get(this.#pointed);
    if (!pointed) return null;
    return is.some((name) => pointed.lights.includes(name)) ? 'lit' : 'dim';
  }
}

function mark(element: Element, look: Look): void {
  if (element.getAttribute('data-linked') === look) return;
  if (look) element.setAttribute('data-linked', look);
  else element.removeAttribute('data-linked');
}
