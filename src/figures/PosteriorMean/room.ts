import { GAP, type Room, TITLE } from '../../frame/room.js';

/** The sentence about the images that may be the true one, and what is above and below it. */
const UNCERTAINTY = 115;
const AROUND_UNCERTAINTY = 17;
/** The widest that its images and its gallery are. */
const IMAGES_WIDTH = 560;
const GALLERY_WIDTH = 960;
/** From here on the gallery has two rows, whose images are as wide as a finger needs. */
const WIDE_GALLERY = 720;
/** Below each image of the gallery. */
const BAR = 43;

/** From this width on they are side by side, the images the wider. */
const WIDE = 900;
const COLUMN_GAP = 28;
const IMAGES_SHARE = 6 / 11;
const WIDE_COLUMNS = 13;
const WIDE_ROWS = 4;

export const room: Room = {
  height: ({ width, note, lines }) => {
    if (width >= WIDE) {
      const beside = IMAGES_SHARE * (width - COLUMN_GAP);
      const images = TITLE + (beside - 2 * GAP) / 3 + AROUND_UNCERTAINTY + note(UNCERTAINTY, beside);
      const image = (width - COLUMN_GAP - beside - (WIDE_COLUMNS - 1) * GAP) / WIDE_COLUMNS;
      return Math.max(images, WIDE_ROWS * (BAR + image) - GAP);
    }
    const images = TITLE + (Math.min(IMAGES_WIDTH, width) - 2 * GAP) / 3;
    const [columns, rows] = width < WIDE_GALLERY ? [10, 5] : [25, 2];
    const image = (Math.min(GALLERY_WIDTH, width) - (columns - 1) * GAP) / columns;
    return images + AROUND_UNCERTAINTY + lines(UNCERTAINTY) + rows * (BAR + image) - GAP;
  },
  caption: 155,
};
