const SIDE = 16;
const VALUES = SIDE * SIDE * 3;

/** Paints faces, one after the other, side by side. */
export function paint(canvas: HTMLCanvasElement | null, values: Float32Array): void {
  if (!canvas) return;
  const count = values.length / VALUES;
  canvas.width = count * SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  for (let place = 0; place < count; place++) {
    const pixels = new ImageData(SIDE, SIDE);
    for (let i = 0; i < SIDE * SIDE; i++) {
      for (let channel = 0; channel < 3; channel++) {
        pixels.data[4 * i + channel] = 127.5 * ((values[place * VALUES + 3 * i + channel] as number) + 1);
      }
      pixels.data[4 * i + 3] = 255;
    }
    context.putImageData(pixels, place * SIDE, 0);
  }
}

/** The nearest of some faces to each sample, and its root mean square distance. */
export function distancesOf(samples: Float32Array, faces: ArrayLike<number>) {
  return Array.from({ length: samples.length / VALUES }, (_, place) => {
    let best = { start: 0, square: Number.POSITIVE_INFINITY };
    for (let start = 0; start < faces.length; start += VALUES) {
      let square = 0;
      for (let i = 0; i < VALUES; i++) {
        square += ((samples[place * VALUES + i] as number) - (faces[start + i] as number)) ** 2;
      }
      if (square < best.square) best = { start, square };
    }
    const face = Float32Array.from({ length: VALUES }, (_, i) => faces[best.start + i] as number);
    return { face, distance: Math.sqrt(best.square / VALUES) };
  });
}
