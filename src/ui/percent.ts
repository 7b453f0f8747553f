/** A fraction of a drawing's width or height as an SVG length. */
export function percent(fraction: number): string {
  return `${Math.round(fraction * 1e5) / 1e3}%`;
}
