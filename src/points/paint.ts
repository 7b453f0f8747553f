import { magnificationOf } from '../engine/sharpPixels.js';
import type { PlotInk } from '../ui/ink.js';
import { acrossOf, type Domain, downOf, pointAt } from './chosenPoints.js';

/** The ink of a layer: an ink of the palette, or the ink of the page, full or quiet. */
export type ScatterInk = PlotInk;

interface LayerLook {
  readonly ink: ScatterInk;
  /** The opacity, from 0 to 1; defaults to 1. */
  readonly opacity?: number;
}

/** A dot at each point. */
interface PointsLayer extends LayerLook {
  readonly kind: 'points';
  /** x, y of each. */
  readonly points: Float32Array;
  /** The radius in pixels; defaults to 1.2, to 3 for at most 100 points, and to less in a small plot. */
  readonly radius?: number;
}

/** An arrow from each point to its partner. */
interface ArrowsLayer extends LayerLook {
  readonly kind: 'arrows';
  /** x, y of each tail. */
  readonly from: Float32Array;
  /** x, y of each head. */
  readonly to: Float32Array;
  /** Width of the line in pixels; defaults to 1. */
  readonly width?: number;
}

/** Lines through points; where faint ones lie over each other, they add up. */
interface PathsLayer extends LayerLook {
  readonly kind: 'paths';
  /** x, y of each point, path after path. */
  readonly points: Float32Array;
  /** Number of points of each path. */
  readonly pointsEach: number;
  /** Width of the line in pixels; defaults to 1. */
  readonly width?: number;
}

/** Pieces of lines, in one stroke: where their ends meet they do not add up. */
interface PiecesLayer extends LayerLook {
  readonly kind: 'pieces';
  /** x, y of both ends of each. */
  readonly points: Float32Array;
  /** Width of the line in pixels; defaults to 1. */
  readonly width?: number;
}

/** An area whose color is stronger where a value is larger. */
interface ShadeLayer extends LayerLook {
  readonly kind: 'shade';
  /** The values from 0 to 1, at the centers of the cells of a square grid, row by row from the top. */
  readonly values: ArrayLike<number>;
  /** Number of cells across, and down. */
  readonly cells: number;
}

/** A layer in one color. Later layers lie over earlier ones. */
export type Layer = PointsLayer | ArrowsLayer | PathsLayer | PiecesLayer | ShadeLayer;

/** The inks of layers, each once. */
export function inksOf(layers: readonly Layer[]): ScatterInk[] {
  return [...new Set(layers.map(({ ink }) => ink))];
}

/** Values at the centers of the cells of a square grid over a plot, row by row from its top. */
interface GridValues {
  readonly values: ArrayLike<number>;
  /** Number of cells across, and down. */
  readonly cells: number;
}

type Place = readonly [x: number, y: number];

const NONE: readonly Place[] = [];

/**
 * The lines on which values have a level, by marching squares (Lorensen & Cline 1987, in the plane): x, y of both ends of each
 * piece.
 */
export function isolines(grid: GridValues, level: number, domain: Domain): Float32Array {
  const pieces: number[] = [];
  for (let row = 0; row + 1 < grid.cells; row++) {
    for (let column = 0; column + 1 < grid.cells; column++) {
      for (const [across, down] of crossingsOf(grid, level, row, column)) {
        pieces.push(...pointAt(domain, across / grid.cells, down / grid.cells));
      }
    }
  }
  return Float32Array.from(pieces);
}

/**
 * Returns the points at which a level crosses the edges between four neighbors. Each two points are the ends of a
 * piece.
 */
function crossingsOf({ values, cells }: GridValues, level: number, row: number, column: number): readonly Place[] {
  const first = row * cells + column;
  const topLeft = (values[first] as number) - level;
  const topRight = (values[first + 1] as number) - level;
  const bottomLeft = (values[first + cells] as number) - level;
  const bottomRight = (values[first + cells + 1] as number) - level;
  // Nearly everywhere, and without a list made for it.
  const isBelow = topLeft < 0;
  if (topRight < 0 === isBelow && bottomLeft < 0 === isBelow && bottomRight < 0 === isBelow) return NONE;
  const [x, y] = [column + 0.5, row + 0.5];
  const crossings: Place[] = [];
  // The edges are listed around the square, so that neighbors in the list are neighbors in the square.
  if (topLeft < 0 !== topRight < 0) crossings.push([x + topLeft / (topLeft - topRight), y]);
  if (topRight < 0 !== bottomRight < 0) crossings.push([x + 1, y + topRight / (topRight - bottomRight)]);
  if (bottomLeft < 0 !== bottomRight < 0) crossings.push([x + bottomLeft / (bottomLeft - bottomRight), y + 1]);
  if (topLeft < 0 !== bottomLeft < 0) crossings.push([x, y + topLeft / (topLeft - bottomLeft)]);
  const middle = topLeft + topRight + bottomLeft + bottomRight;
  // The middle of a saddle belongs to the corner at the top left, or not. If not, the pieces cut off that corner.
  const isCut = crossings.length === 4 && middle < 0 !== topLeft < 0;
  return isCut ? [...crossings.slice(3), ...crossings.slice(0, 3)] : crossings;
}

/** The color of each ink, as CSS text. */
export type InkColors = Partial<Readonly<Record<ScatterInk, string>>>;

/** The canvas on which points are painted, with `side` × `side` pixels of the page. */
interface Surface {
  readonly context: CanvasRenderingContext2D;
  readonly domain: Domain;
  readonly side: number;
}

/** Dots are this wide in a plot of this side and above. */
const DOT_RADIUS = 1.2;
const FULL_SIDE = 280;
/** The number of points up to which each point has a dot that is visible on its own. */
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

/** Paints a small image whose opacity is the values, and enlarges it. */
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
