/**
 * Starts the camera; the browser asks the reader first.
 *
 * @throws Error that says why there is no picture, and what the reader can do.
 */
export async function startCamera(): Promise<MediaStream> {
  const { mediaDevices } = navigator;
  // Browsers hide it from pages that are not served securely.
  if (!mediaDevices?.getUserMedia) throw new Error('this page may not use a camera: browsers allow it only over https');
  try {
    return await mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
  } catch (reason) {
    throw new Error(explanation((reason as DOMException).name));
  }
}

function explanation(name: string): string {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'the camera was refused: allow it for this page in the settings of the browser, and try again';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'no camera was found: connect one and try again, or choose a file';
    case 'NotReadableError':
    case 'AbortError':
      return 'the camera could not be started: close other programs that use it, and try again';
    default:
      return `the camera could not be started (${name}): choose a file instead`;
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
