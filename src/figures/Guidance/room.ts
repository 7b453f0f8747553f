import { BUTTON, DIAL, GAP, type Room, TITLE } from '../../frame/room.js';

/** No wider than this. */
const WIDEST = 880;
/** The names below a plot, the numbers, and the choices. */
const NAMES = 32;
const NUMBERS = 67;
const NARROW_NUMBERS = 120;
const CHOICE = BUTTON + 24;
const CHOICE_ROW = BUTTON + 7;
/** The letters of both choices, and what is around them. */
const CHOICES = [12, 19];
const AROUND = [70, 94];
const CHOICES_GAP = 16;
/** The letters of the longest name of a number, and the number; where they do not fit, the name takes two lines. */
const LONGEST = 43;
const NUMBER = 50;
const NUMBER_LINE = 26;

export const room: Room = {
  height: ({ width, isNarrow, letter, rowsOf }) => {
    const columns = isNarrow ? 1 : 2;
    const plot = TITLE + (Math.min(WIDEST, width) - (columns - 1) * GAP) / columns + NAMES;
    if (!isNarrow) return plot + NUMBERS + 2 * DIAL + CHOICE;
    const choices = rowsOf(
      CHOICES.map((letters, i) => letters * letter + (AROUND[i] as number)),
      CHOICES_GAP,
    );
    const numbers = NARROW_NUMBERS + (LONGEST * letter + NUMBER > width ? NUMBER_LINE : 0);
    return 2 * plot + GAP + numbers + 2 * DIAL + CHOICE + (choices - 1) * CHOICE_ROW;
  },
  caption: 152,
};
