import { ReaderError } from '../../i18n/format.js';
import type { Message } from '../../i18n/message.js';
import { messages } from './messages.js';

/**
 * Starts the camera; the browser asks the reader first.
 *
 * @throws Error that says why there is no picture, and what the reader can do.
 */
export async function startCamera(): Promise<MediaStream> {
  const { mediaDevices } = navigator;
  // Browsers hide it from pages that are not served securely.
  if (!mediaDevices?.getUserMedia) throw new ReaderError(messages.insecure);
  try {
    return await mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
  } catch (reason) {
    throw new ReaderError(explanation((reason as DOMException).name));
  }
}

function explanation(name: string): Message {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return messages.refused;
    case 'NotFoundError':
    case 'OverconstrainedError':
      return messages.noCamera;
    case 'NotReadableError':
    case 'AbortError':
      return messages.busy;
    default:
      return messages.failed({ reason: name });
  }
}

/** Ends the use of the camera: its light goes out. */
export function stopCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The present picture of a video, as a canvas of its size; null before the first. */
export function stillOf(video: HTMLVideoElement): HTMLCanvasElement | null {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0) return null;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return canvas;
}
