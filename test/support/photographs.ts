import { Resvg } from '@resvg/resvg-js';
import { sampleImage } from '../../src/image/sample.js';

/** Height, width, channels. */
export const CAT_SHAPE = [192, 256, 3] as const;

/** The built-in image as x0. */
export async function catPixels(): Promise<Float32Array> {
  return decoded(new Uint8Array(await sampleImage().arrayBuffer()));
}

/** A photograph as x0, cut to 4 : 3. */
export function decoded(jpeg: Uint8Array): Float32Array {
  const [height, width, channels] = CAT_SHAPE;
  const href = `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`;
  const image = `<image href="${href}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`;
  const { pixels } = new Resvg(svg).render();
  return Float32Array.from({ length: height * width * channels }, (_, index) => {
    return (pixels[4 * Math.floor(index / channels) + (index % channels)] as number) / 127.5 - 1;
  });
}
