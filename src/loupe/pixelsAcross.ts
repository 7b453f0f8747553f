/** Panels of so few pixels side by side fit on every screen; more than the other are wider than any. */
const FEW = 128;
const MANY = 4096;

/**
 * About how many pixels the panels of a row have side by side, of images whose longest side is `resolution`: a power of two, as
 * the stylesheet has no rule for every number. Undefined where they are too few to be scaled down.
 */
export function pixelsAcross(columns: number, resolution: number): number | undefined {
  const pixels = Math.min(MANY, 2 ** Math.ceil(Math.log2(columns * resolution)));
  return pixels > FEW ? pixels : undefined;
}
