/** Selects the elements that replace a figure where no script runs. The rest of the content is the caption. */
const FALLBACK = 'img, picture, noscript, svg, video';

/** Moves an element's fallbacks into a slot of their own, so that a drawn figure shows only the caption. */
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
