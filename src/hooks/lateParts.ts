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
