import type { Filmed } from './exports.js';

/** Where a figure's element has its film; of all copies of the library the same. */
const FILM = Symbol.for('diffusion-figures.film');

type Filmable = HTMLElement & { [FILM]?: Filmed | undefined };

/** Leaves at a figure's element what films it, for a script that has not made the figure, as the command's. */
export function leaveFilm(figure: HTMLElement, film: Filmed | undefined): void {
  (figure as Filmable)[FILM] = film;
}

/** What films a figure; undefined where nothing moves. */
export function leftFilm(figure: HTMLElement): Filmed | undefined {
  return (figure as Filmable)[FILM];
}
