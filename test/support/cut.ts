// Whether all of a text can be seen: none is cut off by a box around it, and none stands beyond the edge of its figure.

/** Boxes are of fractions of pixels, and a formula's is wider than its letters by as much. */
const TOLERANCE = 1.5;
/** Boxes of letters are higher than the letters: what is less than this share of a line loses nothing. */
const AIR = 0.25;
/** What is written for screen readers alone. */
const UNSEEN = '.katex-mathml, .df-inert';

/** Every text inside an element that is cut off, with what cuts it. All has to be in the window. */
export function cutTexts(root: Element): string[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const cut = new Set<string>();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { parentElement: parent, data } = node as Text;
    // KaTeX's spaces have no width.
    if (!parent || !/[^\s\u200b]/.test(data) || parent.closest(UNSEEN) || !parent.checkVisibility()) continue;
    const boxes = boxesOf(node as Text);
    const cutter = boxes.length > 0 && cutterOf(boxes, parent, root);
    if (cutter) cut.add(`“${textAround(parent)}” by ${nameOf(cutter)}`);
  }
  return [...cut];
}

/** Words whose hyphens are as wide as digits: Inter's tabular figures widen both. */
export function wideHyphens(root: Element): string[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const wide = new Set<string>();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { parentElement: parent, data } = node as Text;
    if (!parent || !/\p{L}-\p{L}/u.test(data) || parent.closest(UNSEEN)) continue;
    if (getComputedStyle(parent).fontVariantNumeric.includes('tabular-nums')) wide.add(data);
  }
  return [...wide];
}

function boxesOf(text: Text): DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(text);
  return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
}

/** The first box around a text that shows less than all of it; its figure shows all that is not beyond its sides. */
function cutterOf(boxes: readonly DOMRect[], parent: Element, root: Element): Element | null {
  for (let element: Element | null = parent; element && root.contains(element); element = element.parentElement) {
    const { overflowX, overflowY, display, clipPath } = getComputedStyle(element);
    // What scrolls hides nothing for good, and what is clipped altogether is for screen readers.
    if (/auto|scroll/.test(overflowX + overflowY) || clipPath !== 'none') return null;
    const isEdge = element.matches('figure');
    const cuts = { x: isEdge || isCutting(overflowX), y: isCutting(overflowY) };
    if (display === 'inline' || display === 'contents' || !(cuts.x || cuts.y)) continue;
    const box = element.getBoundingClientRect();
    if (boxes.some((text) => (cuts.x && isBeside(text, box)) || (cuts.y && isBeyond(text, box)))) return element;
  }
  return null;
}

function isCutting(overflow: string): boolean {
  return overflow === 'hidden' || overflow === 'clip';
}

function isBeside(text: DOMRect, box: DOMRect): boolean {
  return text.left < box.left - TOLERANCE || text.right > box.right + TOLERANCE;
}

function isBeyond(text: DOMRect, box: DOMRect): boolean {
  const air = AIR * text.height;
  return text.top + air < box.top - TOLERANCE || text.bottom - air > box.bottom + TOLERANCE;
}

/** The words or the formula that a text is part of. */
function textAround(element: Element): string {
  const formula = element.closest('.katex')?.querySelector('annotation');
  return (formula ?? element).textContent.trim().slice(0, 60);
}

function nameOf(element: Element): string {
  const { width, height } = element.getBoundingClientRect();
  return `${[element.localName, ...element.classList].join('.')} of ${width.toFixed(0)} × ${height.toFixed(0)}`;
}
