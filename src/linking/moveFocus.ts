/** Arrow keys move within these. */
const GROUPS = '.df-formula, .df-figure';

/**
 * Left and right go from one target to the next of a formula or figure, which is one stop of the Tab key.
 *
 * @param targets - the selector of what has a turn.
 */
export function moveFocus(event: KeyboardEvent, from: HTMLElement, targets: string): void {
  const group = from.closest(GROUPS);
  const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!group || !isPlain) return;
  const all = [...group.querySelectorAll<HTMLElement>(targets)];
  const near = all.filter((target) => target.closest(GROUPS) === group && target.getClientRects().length > 0);
  const to = near[indexAfter(event.key, near.indexOf(from), near.length, from)];
  if (!to) return;
  event.preventDefault();
  for (const target of near) target.tabIndex = target === to ? 0 : -1;
  to.focus();
}

function indexAfter(key: string, index: number, count: number, element: Element): number {
  const forward = getComputedStyle(element.parentElement ?? element).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  switch (key) {
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'ArrowLeft':
    case 'ArrowRight':
      return Math.min(count - 1, Math.max(0, index + (key === forward ? 1 : -1)));
    default:
      return -1;
  }
}
