import { shown, tagOf } from '../base/check.js';

/** Everything that a figure accepts as its image. */
export type ImageSource = OpenSource | URL | ImportedImage;

/** x0 itself instead of a picture: an `ImageArray`, whose values may also be plain numbers, as JSON has them. */
export interface ImageValues {
  /** [height, width, 3], or of a gray image [height, width] or [height, width, 1]. */
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

/** The object that a bundler creates for `import photo from './photo.jpg'` in Next and Astro. */
export interface ImportedImage {
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

/** A source without the wrappers of its address; addresses are equal if they read the same. */
export type OpenSource =
  | string
  | Blob
  | ImageData
  | ImageBitmap
  | HTMLImageElement
  | HTMLCanvasElement
  | OffscreenCanvas
  | ImageValues;

/** Whether a source is x0 itself. */
export function isImageValues(source: OpenSource): source is ImageValues {
  return tagOf(source) === 'Object' && ('shape' in (source as object) || 'values' in (source as object));
}

/** The name of a source in error messages. */
export function nameOfSource(source: unknown): string {
  if (typeof source === 'string') return shown(source);
  if (tagOf(source) === 'File') return shown((source as File).name);
  return `the ${tagOf(source)}`;
}

/** A URL or an imported image as its address; everything else as it is. */
export function withoutWrapper(source: ImageSource): OpenSource {
  if (tagOf(source) === 'URL') return (source as URL).href;
  const src = tagOf(source) === 'Object' ? reading(() => (source as ImportedImage).src) : undefined;
  return typeof src === 'string' ? src : (source as OpenSource);
}

/** Returns width over height of a source that has its size without being loaded; undefined for an address or a file. */
export function aspectRatioOf(source: ImageSource | null | undefined): number | undefined {
  if (typeof source !== 'object' || source === null) return undefined;
  if (tagOf(source) === 'HTMLImageElement') return undefined; // its width is that of its box on the page
  return reading(() => {
    const { shape, height: high, width: wide } = source as Partial<ImportedImage & ImageValues>;
    const [height, width] = shape ?? [high, wide];
    return isPositive(width) && isPositive(height) ? width / height : undefined;
  });
}

/** Returns the longest side of an array in pixels, from its shape; undefined for other sources. */
export function sideOf(source: ImageSource | null | undefined): number | undefined {
  // The type is checked first, because a thrown error costs a browser as much as the rest of a figure's render.
  if (tagOf(source) !== 'Object') return undefined;
  return reading(() => {
    const { shape } = source as Partial<ImageValues>;
    return shape && Math.max(...shape.slice(0, 2));
  });
}

/** Returns the result of `read`, or undefined if it throws, because this happens while React renders. */
function reading<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function isPositive(size: unknown): size is number {
  return typeof size === 'number' && Number.isFinite(size) && size > 0;
}
