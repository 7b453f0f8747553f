/** A value that others may also be using. */
export interface Loan<Value> {
  value: Promise<Value>;
  /** Ends this loan; call it once. */
  release: () => void;
}

interface Entry<Value> {
  key: readonly unknown[];
  value: Promise<Value>;
  users: number;
  making: AbortController;
}

/**
 * Makes a value on first request, lends the same one to all users while it is in use, and disposes it after the last
 * release. A value that could not be made is forgotten, so that the next request tries again.
 */
export class SharedCache<Value extends { dispose(): void }> {
  /** Few per page, so searched linearly; keys hold objects and numbers, each compared by identity. */
  readonly #entries = new Set<Entry<Value>>();

  /** @param make - makes the value; its signal aborts once nobody waits for it. */
  borrow(key: readonly unknown[], make: (signal: AbortSignal) => Promise<Value>): Loan<Value> {
    const entry = this.#find(key) ?? this.#add(key, make);
    entry.users += 1;
    return { value: entry.value, release: () => this.#release(entry) };
  }

  #find(key: readonly unknown[]): Entry<Value> | undefined {
    return [...this.#entries].find((entry) => key.every((part, index) => Object.is(part, entry.key[index])));
  }

  #add(key: readonly unknown[], make: (signal: AbortSignal) => Promise<Value>): Entry<Value> {
    const making = new AbortController();
    const entry = { key, value: make(making.signal), users: 0, making };
    this.#entries.add(entry);
    entry.value.catch(() => this.#entries.delete(entry));
    return entry;
  }

  #release(entry: Entry<Value>): void {
    entry.users -= 1;
    // Deferred: a component that remounts at once, as in strict mode, finds the value still there.
    setTimeout(() => {
      if (entry.users > 0 || !this.#entries.delete(entry)) return;
      entry.making.abort();
      entry.value.then(
        (value) => value.dispose(),
        () => {},
      );
    });
  }
}
