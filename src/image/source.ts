import { shown, tagOf } from '../core/check.js';

/** Everything that a figure accepts as its image. */
export type ImageSource = OpenSource | URL | ImportedImage;

/** x0 itself instead of a picture: an `ImageArray`, whose values may also be plain numbers, as JSON has them. */
export interface ImageValues {
  /** [height, width, 3], or of a grey image [height, width] or [height, width, 1]. */
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

/** What a bundler makes of `import photo from './photo.jpg'` in Next and Astro. */
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

/** The name of a source in error messages. */
export function nameOfSource(source: unknown): string {
  if (typeof source === 'string') return shown(source);
  if (tagOf(source) === 'File') return shown((source as File).name);
  return `the ${tagOf(source)}`;
}

/** A URL or an imported image as its address; everything else as it is. */
export function withoutWrapper(source: ImageSource): OpenSource {
  if (tagOf(source) === 'URL') return (source as URL).href;
  const src = tagOf(source) === 'Object' ? sourceAddress(source as object) : undefined;
  return typeof src === 'string' ? src : (source as OpenSource);
}

/**
 * Width over height of a source that says its size without being loaded; undefined for an address or a file.
 */
export function aspectRatioOf(source: ImageSource | null | undefined): number | undefined {
  if (typeof source !== 'object' || source === null) return undefined;
  if (tagOf(source) === 'HTMLImageElement') return undefined; // its width is that of its box on the page
  const [height, width] = sidesOf(source);
  return isPositive(width) && isPositive(height) ? width / height : undefined;
}

// Both are called while React renders, and reading an object may throw.

/** Height and width of an object as it says them, whatever they are. */
function sidesOf(source: object): unknown[] {
  try {
    const { shape, height, width } = source as Partial<ImportedImage & ImageValues>;
    return Array.isArray(shape) ? [shape[0], shape[1]] : [height, width];
  } catch {
    return [];
  }
}

function sourceAddress(source: object): unknown {
  try {
    return (source as Partial<ImportedImage>).src;
  } catch {
    return undefined;
  }
}

function isPositive(size: unknown): size is number {
  return typeof size === 'number' && Number.isFinite(size) && size > 0;
}
