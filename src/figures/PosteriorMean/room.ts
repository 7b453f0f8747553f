import { GAP, type Room, TITLE } from '../../frame/room.js';

/** The sentence about the images that may be the true one, and what is above and below it. */
const UNCERTAINTY = 115;
const AROUND_UNCERTAINTY = 17;
/** The widest that its images and its gallery are. */
const IMAGES_WIDTH = 560;
const GALLERY_WIDTH = 960;
/** Below each image of the gallery. */
const BAR = 43;

export const room: Room = {
  height: ({ width, isNarrow, lines }) => {
    const images = TITLE + (Math.min(IMAGES_WIDTH, width) - 2 * GAP) / 3;
    const [columns, rows] = isNarrow ? [10, 5] : [25, 2];
    const image = (Math.min(GALLERY_WIDTH, width) - (columns - 1) * GAP) / columns;
    return images + AROUND_UNCERTAINTY + lines(UNCERTAINTY) + rows * (BAR + image) - GAP;
  },
  caption: 155,
};
