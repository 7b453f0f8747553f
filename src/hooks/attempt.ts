/** A value, or the error that stood in its way. */
export type Attempt<Value> = { value: Value; error: null } | { value: null; error: Error };

/** Calls a function and hands back what it throws, since a render must not throw for bad data. */
export function attempt<Value>(make: () => Value): Attempt<Value> {
  try {
    return { value: make(), error: null };
  } catch (error) {
    return { value: null, error: error as Error };
  }
}
