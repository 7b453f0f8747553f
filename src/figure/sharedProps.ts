import type { FrameProps } from './Framed.js';
import * as prop from './prop.js';

/** What figures take whose panels have something to be compared with. */
export const compared = {
  /**
   * Differences of the panels from what they are compared with, 9 · |a - b|: `'offered'` adds a button that shows them,
   * `'shown'` the same button, pressed; defaults to neither.
   */
  difference: /* @__PURE__ */ prop.choice(['offered', 'shown'], null),
};

/** What every figure of images takes. */
export const ofImagesAlone = {
  /**
   * The image: an address, an imported image, a file, ImageData, ImageBitmap, an img or canvas element, or x0 itself as
   * an `ImageArray` `{ shape, values }`; defaults to a built-in image of a cat. It is read once: to show another image, or
   * the later content of a canvas, pass another object or address.
   *
   * Arrays are shown in their own size and clipped to [-1, 1]. Their shape is [height, width, 3], or of a grey image
   * [height, width] or [height, width, 1]: then each pixel has one value, and one of noise. Values may be plain numbers;
   * arrays of the same content are the same image.
   */
  image: /* @__PURE__ */ prop.image(),
  /** The noise schedule, or the options to make it from; defaults to the notebook's, linear over 1000 steps. */
  schedule: /* @__PURE__ */ prop.schedule(),
  /** Names the noise: the same seed draws the same pixels. Any finite number; defaults to 0. */
  seed: /* @__PURE__ */ prop.seed(),
  /**
   * The longest side of x0 in pixels, an integer from 1 to 16384; larger images are scaled down, arrays are not; defaults
   * to 256.
   */
  resolution: /* @__PURE__ */ prop.resolution(),
  /**
   * Width over height of the space reserved for each image, which is fitted into it. Set it for images of another
   * shape, so that they fill their space; defaults to that of an image whose size is known, else the provider's, else
   * 4 / 3.
   */
  aspectRatio: /* @__PURE__ */ prop.aspectRatio(),
};

/** What figures of images take in whose panels readers look up values. */
export const ofImages = {
  ...ofImagesAlone,
  /**
   * Whether a press on a panel opens the loupe: the same place of all panels, enlarged, and its values as arithmetic. Also says
   * where the panels are shown scaled down. Defaults to the provider's, else to true.
   */
  loupe: /* @__PURE__ */ prop.loupe(),
};

/** What figures take that need no single steps, in place of a schedule alone. */
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
