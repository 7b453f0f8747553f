// The part of the encoder's interface that we use. The encoder has no types.
declare module 'gifenc' {
  /** Red, green and blue, 0 to 255. */
  type Color = readonly number[];

  interface FrameOptions {
    /** Milliseconds. */
    delay: number;
    /** The palette of the first frame, which applies to all frames. */
    palette?: readonly Color[];
    transparent?: boolean;
    transparentIndex?: number;
    /** The treatment of the frame before the next one: 1 leaves it. */
    dispose?: number;
  }

  interface Encoder {
    writeFrame(indices: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array;
  }

  export function GIFEncoder(): Encoder;
  export function quantize(
    rgba: Uint8Array | Uint8ClampedArray,
    colors: number,
    options: { format: 'rgb444' },
  ): Color[];
  export function nearestColorIndex(palette: readonly Color[], color: Color): number;
}
