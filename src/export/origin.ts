/** The corner that a scene is measured from, on the page. */
export interface Origin {
  readonly x: number;
  readonly y: number;
}

/** A box as it lies from there. */
export function moved({ x, y, width, height }: DOMRect, origin: Origin): DOMRect {
  return new DOMRect(x - origin.x, y - origin.y, width, height);
}
