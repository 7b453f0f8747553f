import type { ReactNode } from 'react';

/** A question that is on the page, for its sheets of answers. */
export interface Asked {
  readonly id: string;
  readonly element: HTMLElement;
  readonly question: ReactNode;
  /** The question as text. */
  readonly text: string;
  /** The reader's answer; null if there is none. */
  readonly summary: ReactNode;
}

const NONE: readonly Asked[] = [];

/** The questions that are on a page. */
export class Questions {
  readonly #asked = new Map<object, Asked>();
  #inOrder: readonly Asked[] = NONE;
  readonly #listeners = new Set<() => void>();

  /**
   * The questions in the order of the page; one id is listed once. The array stays the same until there is a change.
   */
  readonly all = (): readonly Asked[] => this.#inOrder;

  readonly none = (): readonly Asked[] => NONE;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(token: object, asked: Asked): void {
    this.#asked.set(token, asked);
    this.#tell();
  }

  /** Whether an earlier question has the same id and a different text. */
  isDouble(token: object): boolean {
    const own = this.#asked.get(token);
    const all = [...this.#asked];
    const before = all.slice(
      0,
      all.findIndex(([other]) => other === token),
    );
    return before.some(([, { id, text }]) => own?.id === id && own.text !== text);
  }

  remove(token: object): void {
    if (this.#asked.delete(token)) this.#tell();
  }

  #tell(): void {
    // A page without a sheet has no listeners. A sheet reads the questions when it mounts.
    const all = [...this.#asked.values()].sort(byPlace);
    this.#inOrder = all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
    for (const listener of [...this.#listeners]) listener();
  }
}

function byPlace({ element }: Asked, { element: other }: Asked): number {
  return element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
