/** A value, or the error that prevented it. */
export type Attempt<Value> = { value: Value; error: null } | { value: null; error: Error };

/** Calls a function and returns what it throws, since rendering bad data must not throw. */
export function tryCatch<Value>(make: () => Value): Attempt<Value> {
  try {
    return { value: make(), error: null };
  } catch (error) {
    return { value: null, error: error as Error };
  }
}

/** The outcome of a promise, whatever it is. */
export function attemptAsync<Value>(make: () => Promise<Value>): Promise<Attempt<Value>> {
  return make().then(
    (value) => ({ value, error: null }),
    (error) => ({ value: null, error: error as Error }),
  );
}
