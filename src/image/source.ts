/** Everything that a figure takes as its picture. */
export type ImageSource = string | Blob | ImageData | ImageBitmap | HTMLImageElement | HTMLCanvasElement;

/** How a message calls a source. */
export function describeSource(source: unknown): string {
  if (typeof source === 'string') return JSON.stringify(source.length > 120 ? `${source.slice(0, 117)}…` : source);
  if (typeof File !== 'undefined' && source instanceof File) return JSON.stringify(source.name);
  return `the ${source?.constructor?.name ?? typeof source}`;
}
