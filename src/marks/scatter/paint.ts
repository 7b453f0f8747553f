import { magnificationOf } from '../../hooks/magnified.js';
import { acrossOf, type Domain, downOf } from './domain.js';
import type { ArrowsLayer, Layer, PathsLayer, PiecesLayer, PointsLayer, ScatterInk, ShadeLayer } from './layers.js';

/** The colour of each ink, as CSS text. */
export type InkColors = Partial<Readonly<Record<ScatterInk, string>>>;

/** Where points are painted: on `side` × `side` pixels of the page. */
interface Surface {
  readonly context: CanvasRenderingContext2D;
  readonly domain: Domain;
  readonly side: number;
}

/** Dots are this wide in a plot of this side and above. */
const DOT_RADIUS = 1.2;
const FULL_SIDE = 280;
/** So few points have dots to be seen each by itself. */
const FEW = 100;
const FEW_RADIUS = 3;
const HEAD_PIXELS = 4;
const HEAD_SHARE = 0.4;
const HEAD_ANGLE = 0.5;

/** Paints layers on a canvas, which becomes as sharp as the screen. Does nothing while the canvas has no size. */
export function paintLayers(
  canvas: HTMLCanvasElement,
  layers: readonly Layer[],
  domain: Domain,
  colors: InkColors,
): boolean {
  const side = canvas.clientWidth;
  const context = side > 0 ? canvas.getContext('2d') : null;
  if (!context) return false;
  const pixels = Math.round(side * devicePixelRatio * magnificationOf(canvas));
  // Setting a size, even the same one, empties the canvas.
  canvas.width = pixels;
  canvas.height = pixels;
  context.scale(pixels / side, pixels / side);
  for (const layer of layers) {
    const color = colors[layer.ink] ?? '';
    context.fillStyle = color;
    context.strokeStyle = color;
    context.globalAlpha = layer.opacity ?? 1;
    paintLayer({ context, domain, side }, layer);
  }
  return true;
}

function paintLayer(surface: Surface, layer: Layer): void {
  if (layer.kind === 'points') {
    paintPoints(surface, layer);
    return;
  }
  if (layer.kind === 'shade') {
    paintShade(surface, layer);
    return;
  }
  const { context } = surface;
  context.lineWidth = layer.width ?? 1;
  context.lineJoin = 'round';
  if (layer.kind === 'paths') {
    strokePaths(surface, layer);
    return;
  }
  context.beginPath();
  if (layer.kind === 'pieces') tracePieces(surface, layer);
  else traceArrows(surface, layer);
  context.stroke();
}

function paintPoints({ context, domain, side }: Surface, { points, radius }: PointsLayer): void {
  const usual = points.length / 2 <= FEW ? FEW_RADIUS : DOT_RADIUS;
  const size = radius ?? usual * Math.min(1, Math.max(0.6, side / FULL_SIDE));
  for (let i = 0; i < points.length; i += 2) {
    const x = side * acrossOf(domain, points[i] as number);
    const y = side * downOf(domain, points[i + 1] as number);
    // One path for all would take twice as long.
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
    context.fill();
  }
}

/** By a small image that is as opaque as the values say, which is then enlarged. */
function paintShade({ context, side }: Surface, { values, cells }: ShadeLayer): void {
  const small = context.canvas.ownerDocument.createElement('canvas');
  small.width = cells;
  small.height = cells;
  const its = small.getContext('2d');
  if (!its) return;
  const image = its.createImageData(cells, cells);
  for (let i = 0; i < values.length; i++) image.data[4 * i + 3] = 255 * (values[i] as number);
  its.putImageData(image, 0, 0);
  its.globalCompositeOperation = 'source-in';
  its.fillStyle = context.fillStyle;
  its.fillRect(0, 0, cells, cells);
  context.drawImage(small, 0, 0, side, side);
}

function traceArrows({ context, domain, side }: Surface, { from, to }: ArrowsLayer): void {
  for (let i = 0; i < from.length; i += 2) {
    const [x, y] = [side * acrossOf(domain, from[i] as number), side * downOf(domain, from[i + 1] as number)];
    const [tipX, tipY] = [side * acrossOf(domain, to[i] as number), side * downOf(domain, to[i + 1] as number)];
    const head = Math.min(HEAD_PIXELS, HEAD_SHARE * Math.hypot(tipX - x, tipY - y));
    const angle = Math.atan2(tipY - y, tipX - x);
    context.moveTo(x, y);
    context.lineTo(tipX, tipY);
    context.moveTo(tipX - head * Math.cos(angle - HEAD_ANGLE), tipY - head * Math.sin(angle - HEAD_ANGLE));
    context.lineTo(tipX, tipY);
    context.lineTo(tipX - head * Math.cos(angle + HEAD_ANGLE), tipY - head * Math.sin(angle + HEAD_ANGLE));
  }
}

function tracePieces({ context, domain, side }: Surface, { points }: PiecesLayer): void {
  for (let i = 0; i < points.length; i += 4) {
    context.moveTo(side * acrossOf(domain, points[i] as number), side * downOf(domain, points[i + 1] as number));
    context.lineTo(side * acrossOf(domain, points[i + 2] as number), side * downOf(domain, points[i + 3] as number));
  }
}

function strokePaths({ context, domain, side }: Surface, { points, pointsEach }: PathsLayer): void {
  for (let start = 0; start < points.length; start += 2 * pointsEach) {
    context.beginPath();
    for (let i = start; i < start + 2 * pointsEach; i += 2) {
      context.lineTo(side * acrossOf(domain, points[i] as number), side * downOf(domain, points[i + 1] as number));
    }
    context.stroke();
  }
}
