/** Pixels across and down. */
export interface Size {
  width: number;
  height: number;
}

/** A canvas and its context. */
interface Drawing {
  canvas: HTMLCanvasElement;
  context: CanvasRenderingContext2D;
}

/** A part of an image, in its pixels. */
export interface Part extends Size {
  x: number;
  y: number;
}

/** Says that the browser cannot hold a canvas of some size. */
export class CanvasLimitError extends Error {
  constructor(readonly size: Size) {
    super(`no canvas of ${size.width} × ${size.height} pixels`);
  }
}

/** The size scaled so that its longest side is at most `resolution`; never enlarged, no side below one pixel. */
export function fitWithin({ width, height }: Size, resolution: number): Size {
  const scale = Math.min(1, resolution / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Draws an image on white, its longest side at most `resolution`. */
export function drawOpaque(source: CanvasImageSource, size: Size, resolution: number): HTMLCanvasElement {
  const target = fitWithin(size, resolution);
  let current: CanvasImageSource = source;
  let { width, height } = size;
  // Halving first averages every pixel; one large step would skip some and leave the image jagged.
  while (width >= 2 * target.width && height >= 2 * target.height) {
    ({ width, height } = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) });
    current = draw(current, { width, height });
  }
  return draw(current, target);
}

function draw(source: CanvasImageSource, size: Size): HTMLCanvasElement {
  const { canvas, context } = whiteCanvas(size);
  context.drawImage(source, 0, 0, size.width, size.height);
  return canvas;
}

/**
 * A white canvas.
 *
 * @throws CanvasLimitError if it is larger than the browser can hold.
 */
export function whiteCanvas(size: Size): Drawing {
  const drawing = clearCanvas(size);
  const { context } = drawing;
  if (!isFilled(context, size)) throw new CanvasLimitError(size);
  context.imageSmoothingQuality = 'high';
  return drawing;
}

/** Fills a canvas. Browsers differ in how large one may be, and most drop silently what is drawn beyond that. */
function isFilled(context: CanvasRenderingContext2D, { width, height }: Size): boolean {
  try {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    return context.getImageData(width - 1, height - 1, 1, 1).data[3] === 255;
  } catch {
    return false;
  }
}

/** A transparent canvas. */
export function clearCanvas({ width, height }: Size): Drawing {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new CanvasLimitError({ width, height });
  return { canvas, context };
}
