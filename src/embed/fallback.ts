/** What stands in for a figure where no script runs; the rest of the content is the caption. */
const FALLBACK = 'img, picture, noscript, svg, video';

/** Gives an element's stand-ins a slot of their own, so that a drawn figure shows the caption alone. */
export function markFallback(element: HTMLElement): void {
  for (const child of element.children) if (child.matches(FALLBACK)) child.slot = 'fallback';
}

/** Whether an element has a caption. */
export function hasCaption(element: HTMLElement): boolean {
  return [...element.childNodes].some((node) => {
    if (node instanceof Element) return node.slot !== 'fallback';
    return node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '';
  });
}
