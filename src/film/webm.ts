import { BufferTarget, EncodedPacket, EncodedVideoPacketSource, Output, WebMOutputFormat } from 'mediabunny';
import { yieldToPage } from '../base/yieldToPage.js';
import type { Frame } from './gif.js';

/** The better first, by the names of WebCodecs and of mediabunny. */
const CODECS = [
  { codec: 'vp09.00.10.08', name: 'vp9' },
  { codec: 'vp8', name: 'vp8' },
] as const;
/** High, because a frame of noise cannot be predicted from the one before. */
const BITS_PER_PIXEL = 2;
/** Between key frames: to seek, a player decodes from the last key frame on. */
const KEY_FRAME_SECONDS = 5;
/** Frames that may wait for the encoder. */
const QUEUED_FRAMES = 4;

interface Started {
  readonly encoder: VideoEncoder;
  readonly name: (typeof CODECS)[number]['name'];
  readonly width: number;
  readonly height: number;
}

/**
 * Writes frames of one size to a WebM, in VP9 or VP8. Frames are encoded as they come, so few are in memory. The bytes differ
 * between browsers; colors have half the resolution of brightness.
 */
export class WebmWriter {
  readonly #chunks: (readonly [EncodedVideoChunk, EncodedVideoChunkMetadata | undefined])[] = [];
  readonly #seconds: number;
  #started: Started | null = null;
  #count = 0;
  #lastKeyFrame = 0;
  #failure: Error | null = null;

  /** @param seconds - of each frame. */
  constructor(seconds: number) {
    this.#seconds = seconds;
  }

  /**
   * Resolves when the next frame may come.
   *
   * @throws Error if the browser cannot encode frames of this size.
   */
  async add({ data, width, height }: Frame): Promise<void> {
    // A block of two by two pixels shares its color. An odd row or column is cut off, because it is margin.
    this.#started ??= await this.#start(width - (width % 2), height - (height % 2));
    const { encoder, ...size } = this.#started;
    while (encoder.encodeQueueSize > QUEUED_FRAMES && !this.#failure) await yieldToPage();
    if (this.#failure) throw this.#failure;
    const seconds = this.#count * this.#seconds;
    const keyFrame = this.#count === 0 || seconds - this.#lastKeyFrame >= KEY_FRAME_SECONDS;
    if (keyFrame) this.#lastKeyFrame = seconds;
    this.#count++;
    const image = new VideoFrame(data as BufferSource, {
      format: 'RGBA',
      codedWidth: width,
      codedHeight: height,
      visibleRect: { x: 0, y: 0, width: size.width, height: size.height },
      timestamp: Math.round(1e6 * seconds),
      duration: Math.round(1e6 * this.#seconds),
    });
    encoder.encode(image, { keyFrame });
    image.close();
  }

  /** The bytes of the file, after at least one frame. */
  async end(): Promise<Uint8Array> {
    const { encoder, name } = this.#started as Started;
    await encoder.flush();
    const target = new BufferTarget();
    const output = new Output({ format: new WebMOutputFormat(), target });
    const track = new EncodedVideoPacketSource(name);
    output.addVideoTrack(track);
    await output.start();
    for (const [chunk, meta] of this.#chunks) await track.add(EncodedPacket.fromEncodedChunk(chunk), meta);
    await output.finalize();
    return new Uint8Array(target.buffer as ArrayBuffer);
  }

  /** Closes the encoder, whether the film is complete or not. */
  close(): void {
    const encoder = this.#started?.encoder;
    if (encoder && encoder.state !== 'closed') encoder.close();
  }

  async #start(width: number, height: number): Promise<Started> {
    const bitrate = Math.round((BITS_PER_PIXEL * width * height) / this.#seconds);
    for (const { codec, name } of CODECS) {
      const framerate = 1 / this.#seconds;
      const config: VideoEncoderConfig = { width, height, codec, bitrate, framerate, latencyMode: 'quality' };
      const { supported } = await VideoEncoder.isConfigSupported(config);
      if (!supported) continue;
      const encoder = new VideoEncoder({
        output: (chunk, meta) => this.#chunks.push([chunk, meta]),
        error: (error) => {
          this.#failure = error;
        },
      });
      encoder.configure(config);
      return { encoder, name, width, height };
    }
    throw new Error(`this browser cannot encode an animation of ${width} × ${height} pixels in VP9 or VP8: save a GIF`);
  }
}
