import { BUTTON, BUTTON_GAP, BUTTON_SIDES, GAP, type Room, SMALL, TITLE } from '../../frame/room.js';

/** How many letters the note has below a panel. */
const PATH_END = 24;
/** The choice of a sampler with its circles, the letters of the buttons, and those of the number of paths. */
const SAMPLERS = 21;
const SAMPLERS_ROOM = 94;
const BUTTONS = [16, 22.5, 5];
const COUNT = 9;
/** The player above them, where the page does not hold t, but for its margins, of 1em of the page. */
const PLAYER = 32;

export const room: Room = {
  height: ({ width, isNarrow, has, em, letter, note, rowsOf }) => {
    const panels = has('denoiser') ? 3 : 2;
    const columns = isNarrow ? 2 : panels;
    const column = (width - (columns - 1) * GAP) / columns;
    const plots = Math.ceil(panels / columns) * (TITLE + column + note(PATH_END, column) + GAP) - GAP;
    const buttons = BUTTONS.map((letters) => letters * letter + BUTTON_SIDES);
    const rows = rowsOf([SAMPLERS * letter + SAMPLERS_ROOM, ...buttons, COUNT * letter], BUTTON_GAP);
    const player = has('t') ? 0 : PLAYER + 2 * em - SMALL;
    return plots + player + 2 * SMALL + rows * (BUTTON + BUTTON_GAP) - BUTTON_GAP;
  },
  caption: 115,
};
