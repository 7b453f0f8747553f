/** What a menu needs to know of a prop. */
export interface TakenProp {
  /** What it holds. */
  readonly kind: string;
  readonly from?: 'provider' | 'page' | undefined;
  readonly usual?: unknown;
}

/** What a figure gives its menu. */
export interface Exports {
  /** The props that it was made with, for its code; without them there is no code to copy. */
  readonly props?: object | undefined;
  /** Its props by the definition: which come from where, and their defaults; for figures without one, code.ts knows. */
  readonly takes?: Readonly<Record<string, TakenProp>> | undefined;
  /** The lines of its numbers, the first with the names of the columns. */
  readonly table?: (() => AsyncIterable<string> | Iterable<string>) | undefined;
}

/** What the base of a figure is given by the figure itself. */
export interface Written {
  /** The props that the figure was written with, which its menu copies as JSX; without them it does not. */
  written?: object | undefined;
}
