import type { Ink } from '../../components/ink.js';

/** What a layer's colour says: an ink of the palette, or that of the page, full or quiet. */
export type ScatterInk = Ink | 'ink' | 'quiet';

interface LayerLook {
  readonly ink: ScatterInk;
  /** From 0 to 1; defaults to 1. */
  readonly opacity?: number;
}

/** A dot at each point. */
export interface PointsLayer extends LayerLook {
  readonly kind: 'points';
  /** x, y of each. */
  readonly points: Float32Array;
  /** In pixels; defaults to 1.2, of at most 100 points to 3, and to less in a small plot. */
  readonly radius?: number;
}

/** An arrow from each point to its partner. */
export interface ArrowsLayer extends LayerLook {
  readonly kind: 'arrows';
  /** x, y of each tail. */
  readonly from: Float32Array;
  /** x, y of each head. */
  readonly to: Float32Array;
  /** Width of the line in pixels; defaults to 1. */
  readonly width?: number;
}

/** Lines through points; where faint ones lie over each other, they add up. */
export interface PathsLayer extends LayerLook {
  readonly kind: 'paths';
  /** x, y of each point, path after path. */
  readonly points: Float32Array;
  /** Number of points of each path. */
  readonly pointsEach: number;
  /** Width of the line in pixels; defaults to 1. */
  readonly width?: number;
}

/** Pieces of lines, in one stroke: where their ends meet they do not add up. */
export interface PiecesLayer extends LayerLook {
  readonly kind: 'pieces';
  /** x, y of both ends of each. */
  readonly points: Float32Array;
  /** Width of the line in pixels; defaults to 1. */
  readonly width?: number;
}

/** A colour that is the stronger, the larger a value. */
export interface ShadeLayer extends LayerLook {
  readonly kind: 'shade';
  /** From 0 to 1, at the centres of the cells of a square grid, row by row from the top. */
  readonly values: ArrayLike<number>;
  /** Number of cells across, and down. */
  readonly cells: number;
}

/** What is painted in one colour; later layers lie over earlier ones. */
export type Layer = PointsLayer | ArrowsLayer | PathsLayer | PiecesLayer | ShadeLayer;

/** The inks of layers, each once. */
export function inksOf(layers: readonly Layer[]): ScatterInk[] {
  return [...new Set(layers.map(({ ink }) => ink))];
}
