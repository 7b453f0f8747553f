/** A value that others may be using too. */
export interface Loan<Value> {
  value: Promise<Value>;
  /** Says that this user is done; call it once. */
  release: () => void;
}

interface Entry<Value> {
  value: Promise<Value>;
  users: number;
  making: AbortController;
}

/**
 * Makes a value when it is first asked for, lends the same one to all who ask for it while it is in use, and disposes
 * it after the last has let go. A value that could not be made is forgotten, so that the next asker tries again.
 */
export class SharedCache<Value extends { dispose(): void }> {
  readonly #entries = new Map<string, Entry<Value>>();

  /** @param make - makes the value; its signal aborts when nobody waits for it any more. */
  borrow(key: string, make: (signal: AbortSignal) => Promise<Value>): Loan<Value> {
    const entry = this.#entries.get(key) ?? this.#add(key, make);
    entry.users += 1;
    return { value: entry.value, release: () => this.#release(key, entry) };
  }

  #add(key: string, make: (signal: AbortSignal) => Promise<Value>): Entry<Value> {
    const making = new AbortController();
    const entry = { value: make(making.signal), users: 0, making };
    this.#entries.set(key, entry);
    entry.value.catch(() => this.#forget(key, entry));
    return entry;
  }

  #release(key: string, entry: Entry<Value>): void {
    entry.users -= 1;
    // A moment of grace: a component that mounts again at once, as strict mode does, finds the value still there.
    setTimeout(() => {
      if (entry.users > 0 || !this.#forget(key, entry)) return;
      entry.making.abort();
      entry.value.then(
        (value) => value.dispose(),
        () => {},
      );
    });
  }

  /** Takes an entry out; false where it was out already. */
  #forget(key: string, entry: Entry<Value>): boolean {
    return this.#entries.get(key) === entry && this.#entries.delete(key);
  }
}
