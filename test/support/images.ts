/** An image as a file of the given type. */
export async function fileOf(pixels: ImageData, type = 'image/png'): Promise<Blob> {
  const canvas = canvasOf(pixels);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(`no ${type}`))), type, 0.95);
  });
}

/** An image on a canvas of its size. */
export function canvasOf(pixels: ImageData): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = pixels.width;
  canvas.height = pixels.height;
  canvas.getContext('2d')?.putImageData(pixels, 0, 0);
  return canvas;
}

/** Pixels of one colour each: `paint` gives red, green, blue and perhaps alpha. */
export function pixelsBy(width: number, height: number, paint: (x: number, y: number) => number[]): ImageData {
  const pixels = new ImageData(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) pixels.data.set([...paint(x, y), 255].slice(0, 4), 4 * (y * width + x));
  }
  return pixels;
}

/**
 * A JPEG with a mark, as cameras set it, that says how it has to be turned: 6 means a quarter turn clockwise.
 *
 * The mark is an entry of an Exif segment: a TIFF header, one directory with the tag 0x0112, no further directory.
 */
export async function withOrientation(jpeg: Blob, orientation: number): Promise<Blob> {
  const bytes = new Uint8Array(await jpeg.arrayBuffer());
  const directory = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const tiff = [...ascii('MM'), 0, 42, 0, 0, 0, 8, ...directory];
  const body = [...ascii('Exif'), 0, 0, ...tiff];
  const segment = [0xff, 0xe1, 0, body.length + 2, ...body];
  return new Blob([bytes.slice(0, 2), Uint8Array.from(segment), bytes.slice(2)], { type: 'image/jpeg' });
}

function ascii(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}
