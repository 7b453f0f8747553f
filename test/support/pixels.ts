/** The canvases below an element, in order. */
export function canvasesOf(element: Element): HTMLCanvasElement[] {
  return [...element.querySelectorAll('canvas')];
}

/** The pixels of one canvas, RGBA. */
export function pixelsOf(canvas: HTMLCanvasElement): Uint8ClampedArray {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2d context');
  return context.getImageData(0, 0, canvas.width, canvas.height).data;
}

/** A text that is the same for canvases of the same size and pixels. */
export function canvasHash(canvas: HTMLCanvasElement): string {
  if (canvas.width * canvas.height === 0) return 'empty';
  return `${canvas.width}x${canvas.height}:${hash(pixelsOf(canvas))}`;
}

/** A text that is the same for figures whose panels all have the same pixels. */
export function pixelHash(figure: Element): string {
  return canvasesOf(figure).map(canvasHash).join(' ');
}

/** FNV-1a. */
export function hash(bytes: ArrayLike<number>): string {
  let state = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) state = Math.imul(state ^ (bytes[i] as number), 0x01000193);
  return (state >>> 0).toString(16);
}
