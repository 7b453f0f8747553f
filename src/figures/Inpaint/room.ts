import { BUTTON, BUTTON_GAP, DIAL, GAP, NOTE, type Room, TITLE } from '../../frame/room.js';

/** The widest that its images are. */
const MOST_WIDTH = 840;
/** Below the eight faces to choose from, and between rows of images. */
const ROW_GAP = 12;
/** Above each of the eight faces. */
const FACE_MARGIN = 3;
/** The line that says what is hidden, of so many letters, and what is above and below it. */
const HIDDEN = 100;
const AROUND_HIDDEN = 14;

export const room: Room = {
  height: ({ width, isNarrow, lines }) => {
    const wide = Math.min(MOST_WIDTH, width);
    const faces = FACE_MARGIN + (wide - 7 * GAP) / 8 + ROW_GAP;
    const [columns, dials] = isNarrow ? [2, 2] : [4, 1];
    const images = 2 * (TITLE + (wide - (columns - 1) * GAP) / columns + NOTE) + ROW_GAP;
    const known = isNarrow ? TITLE + wide + BUTTON_GAP + BUTTON + ROW_GAP : 0;
    return faces + known + images + AROUND_HIDDEN + lines(HIDDEN) + dials * DIAL;
  },
  caption: 200,
};
