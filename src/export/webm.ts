import { yieldToPage } from '../core/yieldToPage.js';
import type { Frame } from './dither.js';
import { type Chunk, webmFile } from './webmFile.js';

/** As WebCodecs and WebM name them: the better first. */
const CODECS = [
  { codec: 'vp09.00.10.08', id: 'V_VP9' },
  { codec: 'vp8', id: 'V_VP8' },
];
/** Many, as nothing of noise can be foretold from the frame before. */
const BITS_PER_PIXEL = 2;
/** To go to a place in the film, a player decodes from the last whole frame before it. */
const GROUP_SECONDS = 5;
/** Frames that the encoder is given ahead of its work. */
const AHEAD = 4;

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Makes a WebM of frames of one size, in VP9 or VP8. They are encoded as they come, so that few are held. The bytes are each
 * browser's own; colours have half the resolution of brightness.
 */
export class WebmWriter {
  readonly #chunks: Chunk[] = [];
  readonly #seconds: number;
  #encoder: VideoEncoder | null = null;
  #size: Size = { width: 0, height: 0 };
  #codec = '';
  #count = 0;
  /** When the last whole frame was asked for. */
  #whole = 0;
  #failure: Error | null = null;

  /** @param seconds - of each frame. */
  constructor(seconds: number) {
    this.#seconds = seconds;
  }

  /**
   * Resolves when the next may come.
   *
   * @throws Error if the browser writes no film of this size.
   */
  async add({ data, width, height }: Frame): Promise<void> {
    // Two pixels of each direction share their colour. What is cut is margin.
    const encoder = await this.#encoderOf({ width: width - (width % 2), height: height - (height % 2) });
    while (encoder.encodeQueueSize > AHEAD && !this.#failure) await yieldToPage();
    if (this.#failure) throw this.#failure;
    const seconds = this.#count * this.#seconds;
    const keyFrame = this.#count === 0 || seconds - this.#whole >= GROUP_SECONDS;
    if (keyFrame) this.#whole = seconds;
    this.#count++;
    const image = new VideoFrame(data as BufferSource, {
      format: 'RGBA',
      ...{ codedWidth: width, codedHeight: height, visibleRect: { x: 0, y: 0, ...this.#size } },
      timestamp: Math.round(1e6 * seconds),
    });
    encoder.encode(image, { keyFrame });
    image.close();
  }

  /** The file. */
  async end(): Promise<Uint8Array> {
    await this.#encoder?.flush();
    const milliseconds = 1000 * this.#count * this.#seconds;
    return webmFile(this.#chunks, { ...this.#size, codec: this.#codec, milliseconds });
  }

  /** Lets go of the encoder, whether the film has come to its end or not. */
  close(): void {
    if (this.#encoder && this.#encoder.state !== 'closed') this.#encoder.close();
  }

  async #encoderOf(size: Size): Promise<VideoEncoder> {
    if (this.#encoder) return this.#encoder;
    const { config, id } = await configurationOf(size, this.#seconds);
    const encoder = new VideoEncoder({
      output: (chunk) => this.#chunks.push(chunkOf(chunk)),
      error: (error) => {
        this.#failure = error;
      },
    });
    encoder.configure(config);
    this.#size = size;
    this.#codec = id;
    this.#encoder = encoder;
    return encoder;
  }
}

async function configurationOf(size: Size, seconds: number): Promise<{ config: VideoEncoderConfig; id: string }> {
  const bitrate = Math.round((BITS_PER_PIXEL * size.width * size.height) / seconds);
  for (const { codec, id } of CODECS) {
    const config: VideoEncoderConfig = { ...size, codec, bitrate, framerate: 1 / seconds, latencyMode: 'quality' };
    const { supported } = await VideoEncoder.isConfigSupported(config);
    if (supported) return { config, id };
  }
  throw new Error(`this browser writes no film of ${size.width} × ${size.height} pixels in VP9 or VP8: save a GIF`);
}

function chunkOf(encoded: EncodedVideoChunk): Chunk {
  const data = new Uint8Array(encoded.byteLength);
  encoded.copyTo(data);
  return { data, isWhole: encoded.type === 'key', milliseconds: Math.round(encoded.timestamp / 1000) };
}
