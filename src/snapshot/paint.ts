import { type Scene, type SceneImage, type SceneShape, sceneOf } from './scene.js';
import { fontOf, type SceneText } from './texts.js';

/** Paints a scene, with `scale` pixels for each pixel of the page. */
export function paintScene({ width, height, background, parts }: Scene, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.fillStyle = background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  for (const part of parts) {
    if (part.kind === 'text') paintText(context, part);
    else if (part.kind === 'shape') paintShape(context, part);
    else paintImage(context, part, scale);
  }
  return canvas;
}

function paintText(context: CanvasRenderingContext2D, text: SceneText): void {
  context.font = fontOf(text);
  context.fillStyle = text.color;
  context.fillText(text.text, text.x, text.y);
}

function paintShape(context: CanvasRenderingContext2D, shape: SceneShape): void {
  const path = new Path2D();
  path.addPath(new Path2D(shape.d), new DOMMatrix([...shape.matrix]));
  context.save();
  if (shape.clip) {
    const { x, y, width, height } = shape.clip;
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
  }
  if (shape.fill !== 'none') {
    context.globalAlpha = shape.fillOpacity;
    context.fillStyle = shape.fill;
    context.fill(path);
    context.globalAlpha = 1;
  }
  if (shape.stroke !== 'none' && shape.strokeWidth > 0) {
    context.strokeStyle = shape.stroke;
    context.lineWidth = shape.strokeWidth;
    context.lineJoin = 'round';
    context.setLineDash([...shape.dash]);
    context.stroke(path);
  }
  context.restore();
}

/** Pixels of an image that is enlarged stay pixels. */
function paintImage(context: CanvasRenderingContext2D, { canvas, box, isSharp }: SceneImage, scale: number): void {
  context.imageSmoothingEnabled = !(isSharp || (box.width * scale) / canvas.width >= 2);
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvas, box.x, box.y, box.width, box.height);
}

/**
 * Returns a function that paints a figure again and again, with `scale` pixels for each pixel of the page, and always
 * as large as at first. A film has one size, even if a text takes one line more later, or a reader makes the window
 * smaller.
 */
export function cameraOn(figure: HTMLElement, scale: number): () => HTMLCanvasElement {
  const { width, height } = sceneOf(figure);
  return () => paintScene({ ...sceneOf(figure), width, height }, scale);
}
