/** The width of a box is rounded to a pixel: of any that is 32 pixels wide, this leaves nothing of that. */
const STEPS = 32;

/**
 * Returns the factor by which a transform of the page, as on a slide, enlarges an element beyond its layout; 1 if
 * there is no enlargement. Without a transform the factor is 1 to the last bit.
 */
export function magnificationOf(element: HTMLElement): number {
  const scale = element.getBoundingClientRect().width / element.offsetWidth;
  return Number.isFinite(scale) ? Math.max(1, Math.round(STEPS * scale) / STEPS) : 1;
}

/** The enlargement from which smooth scaling would only blur. */
const SHARP_FROM = 2;

/**
 * Marks the canvases inside an element that are shown enlarged, so that their pixels are drawn as sharp squares; returns a
 * function that ends it.
 */
export function watchSharpPixels(element: HTMLElement): () => void {
  if (typeof ResizeObserver === 'undefined') return () => {};
  const mark = () => {
    const canvases = [...element.querySelectorAll('canvas')];
    const enlargements = canvases.map((canvas) => enlargementOf(canvas) * magnificationOf(canvas));
    for (const [index, canvas] of canvases.entries()) {
      canvas.toggleAttribute('data-sharp', (enlargements[index] as number) >= SHARP_FROM);
    }
  };
  const resized = new ResizeObserver(mark);
  resized.observe(element);
  // Painting an image of another size changes the canvas's attributes. Measured once a frame, since the browser would
  // otherwise lay out the page after every panel.
  let frame = 0;
  const changed = new MutationObserver((records) => {
    if (!records.some(concernsCanvas)) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(mark);
  });
  changed.observe(element, { subtree: true, childList: true, attributeFilter: ['width', 'height'] });
  return () => {
    resized.disconnect();
    changed.disconnect();
    cancelAnimationFrame(frame);
  };
}

/** Whether a canvas has come, or has another size; text that changes does not matter, nor the root signs in a formula. */
function concernsCanvas({ type, target, addedNodes }: MutationRecord): boolean {
  if (type === 'attributes') return target.nodeName === 'CANVAS';
  return [...addedNodes].some(
    (node) => node instanceof Element && (node.matches('canvas') || node.querySelector('canvas')),
  );
}

/**
 * Returns the number of page pixels for each pixel of the image. The box may have another aspect ratio than the image.
 */
function enlargementOf(canvas: HTMLCanvasElement): number {
  return Math.min(canvas.clientWidth / canvas.width, canvas.clientHeight / canvas.height);
}
