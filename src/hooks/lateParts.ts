type DrawingParts = typeof import('./drawingParts.js');

let loaded: DrawingParts | null = null;

/** Loads what a page needs once there is something to draw. */
export async function loadDrawingParts(): Promise<DrawingParts> {
  loaded ??= await import('./drawingParts.js');
  return loaded;
}

/** The same at once; there is something to draw, so they are loaded. */
export function drawingParts(): DrawingParts {
  if (!loaded) throw new Error('nothing was loaded to draw with');
  return loaded;
}

/** Loads what turns sources into images. */
export function loadImageParts(): Promise<typeof import('./imageParts.js')> {
  return import('./imageParts.js');
}

/** Requests both, so that they arrive while a figure still renders; failures are told to those who load them. */
export function requestDrawingParts(): void {
  for (const request of [loadDrawingParts(), loadImageParts()]) request.catch(() => {});
}

/** Loads the sample image. */
export function loadSample(): Promise<typeof import('../image/sample.js')> {
  return import('../image/sample.js');
}

/** Requests it, so that it arrives with what decodes it. */
export function requestSample(): void {
  loadSample().catch(() => {});
}
