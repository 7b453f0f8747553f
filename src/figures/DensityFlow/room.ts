import { GAP, type Room, SMALL_LINE, TITLE } from '../../frame/room.js';

/** How many letters the note has below a plot. */
const INSIDE = 29;
/** The player, where the page does not hold t, but for its margins, of 1em of the page. */
const PLAYER = 32;
/** The formula, what the numbers are of, five of them, and what is around them. */
const FORMULA = 36;
const NUMBERS = 5;
const OF = 40;

export const room: Room = {
  height: ({ width, has, em, note, lines }) => {
    const column = (width - GAP) / 2;
    const plots = TITLE + column + note(INSIDE, column);
    const player = has('t') ? 0 : PLAYER + 2 * em;
    return plots + player + FORMULA + lines(OF) + NUMBERS * SMALL_LINE;
  },
  caption: 150,
};
