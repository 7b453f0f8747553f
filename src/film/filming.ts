// Films of figures. A figure shows one moment after the other (moments.ts), and the frames become a GIF (gif.ts) or a
// WebM (webm.ts). This file has the interface of a figure for films.

/** A prop, and the integers that number what it comes to. */
export interface Animation {
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
  readonly animation: Animation;
  /** Gives the figure a prop, also if it is controlled. Resolves when the figure is drawn. Null gives the prop back. */
  readonly show: (held: Held | null) => Promise<void>;
}

/**
 * Shows a figure in at most `most` moments, evenly spaced from the first to the last. Calls back with the number of
 * moments when one is drawn, and continues when the callback has resolved. At the end the figure is given back. Ends
 * when the signal aborts, and rejects with the reason.
 */
export type Filming = (
  most: number,
  onMoment: (count: number) => void | Promise<void>,
  signal: AbortSignal,
) => Promise<void>;

export type Filmed = Moved | Filming;

/** The film interface of a figure for a script that did not create the figure, such as the command's. */
export interface Left {
  /** The film of the figure's menu; undefined if nothing moves. */
  readonly film: Filmed | undefined;
  /** Gives it any of its props. */
  readonly show: Moved['show'];
}

/** The key of the film interface at a figure's element. All copies of the library share it. */
const FILM = Symbol.for('diffusion-figures.film');

type Filmable = HTMLElement & { [FILM]?: Left };

/** Leaves at a figure's element what films it. */
export function leave(figure: HTMLElement, film: Left): void {
  (figure as Filmable)[FILM] = film;
}

/** Returns the film interface that a figure has left at its element. */
export function left(figure: HTMLElement): Left | undefined {
  return (figure as Filmable)[FILM];
}
