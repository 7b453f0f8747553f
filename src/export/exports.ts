/** What a menu needs to know of a prop. */
export interface TakenProp {
  /** What it holds. */
  readonly kind: string;
  readonly from?: 'provider' | 'page' | undefined;
  /** What a provider has of it; defaults to the provider's prop of the same name. */
  readonly provided?: ((defaults: Readonly<Record<string, unknown>>) => unknown) | undefined;
  readonly usual?: unknown;
  /** Of a timestep: whether null is none, whatever the page has. */
  readonly isMark?: boolean | undefined;
  /** Of a timestep: the smallest that can be shown. */
  readonly least?: number | undefined;
}

/** A prop, and the integers that number what it comes to. */
export interface Moving {
  readonly prop: string;
  readonly least: number;
  readonly last: number;
  /** The prop by its number; defaults to the number itself. */
  readonly valueAt?: ((tick: number) => number) | undefined;
}

/** A prop and what it is. */
export type Held = readonly [prop: string, value: number];

/** A figure that is filmed while a prop moves. */
export interface Moved {
  readonly moving: Moving;
  /** Gives the figure a prop, whoever else holds it; resolves when all of it is drawn. Null gives it back. */
  readonly show: (held: Held | null) => Promise<void>;
}

/**
 * Shows a figure in one moment after the other, evenly from the first to the last, so many or fewer. Calls back when all of one is
 * drawn, with how many they are to be, and goes on when that has resolved. In the end the figure is given back. Once the signal
 * aborts it ends, and rejects with the reason.
 */
export type Filming = (
  most: number,
  onMoment: (count: number) => void | Promise<void>,
  signal: AbortSignal,
) => Promise<void>;

export type Filmed = Moved | Filming;

/** What a figure gives its menu. */
export interface Exports {
  /** The props that it was made with, for its code; without them there is no code to copy. */
  readonly props?: object | undefined;
  /** Its props by the definition: which come from where, and their defaults. */
  readonly takes?: Readonly<Record<string, TakenProp>> | undefined;
  /** Of a figure in which something moves. */
  readonly film?: Filmed | undefined;
  /** The lines of its numbers, the first with the names of the columns. */
  readonly table?: (() => AsyncIterable<string> | Iterable<string>) | undefined;
}
