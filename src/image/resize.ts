/** Pixels across and down. */
export interface Size {
  width: number;
  height: number;
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

function draw(source: CanvasImageSource, { width, height }: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error(`no 2d canvas of ${width} × ${height} pixels could be made: lower the resolution`);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, width, height);
  return canvas;
}

/** The pixels of a canvas. `name` identifies the image in the error if reading is forbidden or memory runs out. */
export function readPixels(canvas: HTMLCanvasElement, name: string): ImageData {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  try {
    return (context as CanvasRenderingContext2D).getImageData(0, 0, canvas.width, canvas.height);
  } catch (error) {
    if ((error as Error).name !== 'SecurityError') {
      throw new Error(`image ${name} needs more memory than is available: lower the resolution`);
    }
    throw new Error(
      `image ${name} is blocked by CORS: it came from another site without permission to read it; add ` +
        'crossOrigin="anonymous" to its element and the header Access-Control-Allow-Origin on its server',
    );
  }
}
