/** A pixel of the image, counted from 0, from the left and from the top. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Width and height, of an image in its pixels or of a box in those of the page. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A box on the page. */
export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

/**
 * Returns the box of an image that is fitted into a box, as `object-fit: contain` does, and the number of page pixels
 * for each pixel of the image.
 */
export function fitted(image: Size, box: Box): Box & { readonly scale: number } {
  const scale = Math.min(box.width / image.width, box.height / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  return { left: box.left + (box.width - width) / 2, top: box.top + (box.height - height) / 2, width, height, scale };
}

/** Returns the pixel of an image under a point of the page; outside the image, the nearest one. */
export function placeUnder(point: { readonly x: number; readonly y: number }, image: Size, box: Box): Place {
  const { left, top, scale } = fitted(image, box);
  return within({ x: Math.floor((point.x - left) / scale), y: Math.floor((point.y - top) / scale) }, image);
}

/** The nearest pixel that the image has. */
export function within({ x, y }: Place, { width, height }: Size): Place {
  return { x: clamp(x, 0, width - 1), y: clamp(y, 0, height - 1) };
}

/** The middle of an image. */
export function middleOf({ width, height }: Size): Place {
  return { x: Math.floor(width / 2), y: Math.floor(height / 2) };
}

/** A square piece of the image, enlarged, over the place that it is of. Left and top count from the corner of the box. */
export interface Lens {
  /** The width and height of the lens in pixels of the image; odd, so that there is one in the middle. */
  readonly pixels: number;
  /** Side of an enlarged pixel on the page, a whole number. */
  readonly pixelSize: number;
  readonly left: number;
  readonly top: number;
}

/** Side of a pixel under the loupe, in pixels of the page. */
const PIXEL_SIZE = 7;
/** Share of the box's shorter side that a lens takes, and the sides that it has at least, where there is room, and at most. */
const SHARE = 0.6;
const SMALLEST = 72;
const LARGEST = 168;
const FEWEST_PIXELS = 3;

/** The lens over a place of an image that is fitted into a box; it stays inside the box as far as it fits. */
export function lensOver(place: Place, image: Size, box: Size): Lens {
  const { left, top, scale } = fitted(image, { ...box, left: 0, top: 0 });
  // The loupe marks a pixel that is large already, and does not shrink it.
  const pixelSize = Math.max(PIXEL_SIZE, Math.round(scale));
  const shorter = Math.min(box.width, box.height);
  const room = clamp(SHARE * shorter, Math.min(SMALLEST, shorter), LARGEST);
  const pixels = Math.max(FEWEST_PIXELS, 2 * Math.floor((room / pixelSize - 1) / 2) + 1);
  const side = pixels * pixelSize;
  const middle = { x: left + (place.x + 0.5) * scale, y: top + (place.y + 0.5) * scale };
  return {
    pixels,
    pixelSize,
    left: Math.round(clamp(middle.x - side / 2, 0, Math.max(0, box.width - side))),
    top: Math.round(clamp(middle.y - side / 2, 0, Math.max(0, box.height - side))),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
