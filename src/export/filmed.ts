import type { Filmed, Moved } from './exports.js';

/** What a script that has not made a figure, as the command's, needs to film it. */
export interface Left {
  /** What the figure's menu films; undefined where nothing moves. */
  readonly film: Filmed | undefined;
  /** Gives it any of its props. */
  readonly show: Moved['show'];
}

/** Where a figure's element has it; of all copies of the library the same. */
const FILM = Symbol.for('diffusion-figures.film');

type Filmable = HTMLElement & { [FILM]?: Left };

/** Leaves at a figure's element what films it. */
export function leave(figure: HTMLElement, film: Left): void {
  (figure as Filmable)[FILM] = film;
}

/** What a figure has left at its element. */
export function left(figure: HTMLElement): Left | undefined {
  return (figure as Filmable)[FILM];
}
