/** Everything that a figure accepts as its image. */
export type ImageSource = string | Blob | ImageData | ImageBitmap | HTMLImageElement | HTMLCanvasElement;

/** The name of a source in error messages. */
export function nameOfSource(source: unknown): string {
  if (typeof source === 'string') return JSON.stringify(source.length > 120 ? `${source.slice(0, 117)}…` : source);
  if (typeof File !== 'undefined' && source instanceof File) return JSON.stringify(source.name);
  return `the ${source?.constructor?.name ?? typeof source}`;
}
