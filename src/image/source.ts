/** Everything that a figure accepts as its image. */
export type ImageSource = OpenSource | URL | ImportedImage;

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
  | OffscreenCanvas;

/** The name of a source in error messages. */
export function nameOfSource(source: unknown): string {
  if (typeof source === 'string') return JSON.stringify(source.length > 120 ? `${source.slice(0, 117)}…` : source);
  if (tagOf(source) === 'File') return JSON.stringify((source as File).name);
  return `the ${tagOf(source)}`;
}

/** The class of a built-in object, also of one that comes from another frame, where `instanceof` fails. */
export function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}

/** A URL or an imported image as its address; everything else as it is. */
export function withoutWrapper(source: ImageSource): OpenSource {
  if (tagOf(source) === 'URL') return (source as URL).href;
  return isImported(source) ? source.src : (source as OpenSource);
}

/**
 * Width over height of a source that says its size without being loaded; undefined for an address or a file.
 */
export function aspectRatioOf(source: ImageSource | null | undefined): number | undefined {
  if (typeof source !== 'object' || source === null) return undefined;
  const { width, height } = source as Partial<ImportedImage>;
  const isElement = tagOf(source) === 'HTMLImageElement'; // its width is that of its box on the page
  if (isElement || !isPositive(width) || !isPositive(height)) return undefined;
  return width / height;
}

function isImported(source: ImageSource): source is ImportedImage {
  return tagOf(source) === 'Object' && typeof (source as ImportedImage).src === 'string';
}

function isPositive(size: unknown): size is number {
  return typeof size === 'number' && Number.isFinite(size) && size > 0;
}
