import type { FrameProps } from './Framed.js';
import * as prop from './imageProps.js';

/** The props of every figure of images. */
export const ofImagesAlone = {
  /**
   * The image: an address, an imported image, a file, ImageData, ImageBitmap, an img or canvas element, or x0 itself as
   * an `ImageArray` `{ shape, values }`; defaults to a built-in image of a cat. The figure reads it once: to show another image or
   * new content of a canvas, pass another object or address.
   *
   * Arrays keep their size and are clipped to [-1, 1] for display. Their shape is [height, width, 3], or for a gray image
   * [height, width] or [height, width, 1], with one value and one noise value per pixel. Values may be plain numbers. Arrays with
   * the same content count as the same image.
   */
  image: /* @__PURE__ */ prop.image(),
  /** The noise schedule, or the options to make it from; defaults to the notebook's, linear over 1000 steps. */
  schedule: /* @__PURE__ */ prop.schedule(),
  /** The seed of the noise; the same seed gives the same pixels. Any finite number; defaults to 0. */
  seed: /* @__PURE__ */ prop.seed(),
  /**
   * The longest side of x0 in pixels, an integer from 1 to 16384; defaults to 256. Larger images are scaled down, arrays are
   * not.
   */
  resolution: /* @__PURE__ */ prop.resolution(),
  /**
   * Width over height of the placeholder of each image. Set it for images of another shape, so that they fill their placeholder.
   * Defaults to the image's own if its size is known, else to the provider's, else to 4 / 3.
   */
  aspectRatio: /* @__PURE__ */ prop.aspectRatio(),
};

/** The props of figures of images with a loupe. */
export const ofImages = {
  ...ofImagesAlone,
  /**
   * Whether a press on a panel opens the loupe: the same pixels in all panels, enlarged, and their values as arithmetic. It also
   * adds a note if the panels are scaled down. Defaults to the provider's, else to true.
   */
  loupe: /* @__PURE__ */ prop.loupe(),
};

/** The props of figures that need no single steps. A schedule or a path replaces `schedule`. */
export const ofProcess = {
  /**
   * The noise schedule, the options to make it from, or a path in continuous time, as `gaussianPath` gives it, or as the plain
   * data `{ path: 'flow', shift: 3 }`; defaults to the notebook's, linear over 1000 steps. On a path t is a time.
   */
  schedule: /* @__PURE__ */ prop.process(),
};

export type OfImagesAlone = typeof ofImagesAlone;
export type OfImages = typeof ofImages;

/** The props of figures of images without a loupe. */
export interface ImageFigureProps extends prop.GivenProps<OfImagesAlone>, FrameProps {}
