/** The width of a box is rounded to a pixel: of any that is 32 pixels wide, this leaves nothing of that. */
const STEPS = 32;

/**
 * How many times larger than it is laid out an element is shown, by a transform of the page, as on a slide; 1 if it is not, or
 * smaller. Without a transform it is 1 to the last bit.
 */
export function magnificationOf(element: HTMLElement): number {
  const scale = element.getBoundingClientRect().width / element.offsetWidth;
  return Number.isFinite(scale) ? Math.max(1, Math.round(STEPS * scale) / STEPS) : 1;
}
