import { pngOf } from '../image/png.js';
import { budget } from './budget.js';

/** Black images. */
type Oversized = [name: string, make: () => unknown];

const drawing = (side: number) =>
  new Blob(
    [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><rect width="100%" height="100%"/></svg>`,
    ],
    {
      type: 'image/svg+xml',
    },
  );

function black(width: number, height: number): ImageData {
  const pixels = new ImageData(width, height);
  new Uint32Array(pixels.data.buffer).fill(0xff_00_00_00);
  return pixels;
}

const quick: Oversized[] = [
  ['ImageData 65536 × 10', () => black(65_536, 10)],
  ['PNG 140000 × 64', () => pngOf(140_000, 64, () => false, 64)],
];

const slow: Oversized[] = [
  ['ImageData 17000 × 16000', () => black(17_000, 16_000)],
  ['PNG 20000 × 20000', () => pngOf(20_000, 20_000, () => false, 20_000)],
  ['SVG 33000 × 33000', () => drawing(33_000)],
  ['SVG 40000 × 40000', () => drawing(40_000)],
];

export const oversized = budget.slow ? [...quick, ...slow] : quick;
