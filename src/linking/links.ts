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

/** A panel, pointed at by its picture, is looked at beside the others of its figure. */
const PANEL = '.df-panel';
const OF_PANELS = '.df-panel, .df-column-titles';
const FIGURE = '.df-figure';

/**
 * The linked parts of a page: terms of formulas, curves, panels, columns. While a reader points at one, what belongs to it
 * is lit and others may be dimmed, by an attribute of their elements: nothing renders again.
 */
export class Links {
  readonly #parts = new Map<Element, Link>();
  #pointed: Element | null = null;
  #isDimming = false;

  /** Adds a part; returns a function that takes it out again. */
  add(element: Element, link: Link): () => void {
    this.#parts.set(element, link);
    mark(element, this.#lookOf(element, link));
    return () => {
      this.#parts.delete(element);
      mark(element, null);
      if (this.#pointed === element) this.point(null);
    };
  }

  /**
   * Points at a part, or with null at none.
   *
   * @param isDimming - whether what does not belong to it is dimmed, but for what it is compared with.
   */
  point(element: Element | null, isDimming = false): void {
    if (element === this.#pointed && isDimming === this.#isDimming) return;
    this.#pointed = element;
    this.#isDimming = isDimming;
    for (const [part, link] of this.#parts) mark(part, this.#lookOf(part, link));
  }

  /** What is lit besides the part that is pointed at, in words, each once. */
  litWords(say: Say): string[] {
    const pointed = this.#pointed && this.#parts.get(this.#pointed);
    const lit = [...this.#parts.values()].filter((link) => this.#isLit(link));
    return [...new Set(lit.map(({ words }) => say(words)))].filter((said) => said !== say(pointed?.words ?? ''));
  }

  #isLit({ is }: Link): boolean {
    const pointed = this.#pointed && this.#parts.get(this.#pointed);
    return pointed ? is.some((name) => pointed.lights.includes(name)) : false;
  }

  #lookOf(part: Element, link: Link): Look {
    if (this.#isLit(link)) return 'lit';
    return this.#pointed && this.#isDimming && !areCompared(this.#pointed, part) ? 'dim' : null;
  }
}

function areCompared(pointed: Element, part: Element): boolean {
  return pointed.matches(PANEL) && part.closest(OF_PANELS) !== null && part.closest(FIGURE) === pointed.closest(FIGURE);
}

function mark(element: Element, look: Look): void {
  if (element.getAttribute('data-linked') === look) return;
  if (look) element.setAttribute('data-linked', look);
  else element.removeAttribute('data-linked');
}
