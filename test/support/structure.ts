import { computeAccessibleName, getRole, isInaccessible } from 'dom-accessibility-api';
import { canvasHash } from './pixels.js';

// What a story shows, in words and numbers: each role with its name, each text, each formula, the pixels of each canvas, and
// where all of it is. It holds in every browser and on every machine, where pictures would differ.

/** One thing that a reader meets. */
export interface Shown {
  /** Its role, name and value, or its text, indented by its depth. */
  says: string;
  /** Left, top, width and height in pixels, from the story's corner; none of what has no place. */
  place: readonly number[];
}

/** What a 2d context draws is smoothed as each browser likes; every other canvas has the same bits everywhere. */
export const SMOOTHED = '.df-scatter-canvas';

const STATES = ['checked', 'pressed', 'expanded', 'selected', 'busy', 'invalid', 'disabled', 'valuetext'];
const NAMELESS = ['generic', 'presentation', 'none', 'paragraph'];
const SILENT = 'script, style, template, noscript';
/** Come and go in their own time: what is spoken once a reader rests, and the bar of work that takes long. */
const PASSING = '[role=status], [role=progressbar]';

/** Drawn by a font of the reader's own, and so as wide as that has it. */
const FOREIGN = ':lang(zh)';

/** Everything that is shown below an element, in the order of the document. */
export function structureOf(story: HTMLElement): Shown[] {
  const corner = story.getBoundingClientRect();
  const found: Shown[] = [];
  const placeOf = ({ left, top, width, height }: DOMRect) =>
    [left - corner.left, top - corner.top, width, height].map(Math.round);
  const add = (depth: number, says: string, box: DOMRect, at: Element | null) => {
    const hasPlace = box.width + box.height > 0 && !at?.matches(FOREIGN);
    found.push({ says: `${'  '.repeat(depth)}${says}`, place: hasPlace ? placeOf(box) : [] });
  };
  const visit = (node: Node, depth: number): void => {
    if (node instanceof Text) {
      const text = node.data.replace(/\s+/g, ' ').trim();
      if (text) add(depth, JSON.stringify(text), boxOf(node), node.parentElement);
    }
    if (!(node instanceof Element) || node.matches(`${SILENT}, ${PASSING}`) || !isShown(node)) return;
    const words = wordsOf(node);
    if (words) add(depth, words, node.getBoundingClientRect(), node);
    if (node.matches('.katex')) return;
    for (const child of (node.shadowRoot ?? node).childNodes) visit(child, words ? depth + 1 : depth);
  };
  visit(story, 0);
  return found;
}

function boxOf(text: Text): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(text);
  return range.getBoundingClientRect();
}

function isShown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

/** What an element is to a reader; nothing where it only holds others. */
function wordsOf(element: Element): string | undefined {
  if (element.matches('.katex')) return `formula ${element.querySelector('annotation')?.textContent}`;
  if (element instanceof HTMLCanvasElement) return canvasWords(element);
  const role = getRole(element) ?? 'generic';
  if (NAMELESS.includes(role) && !element.hasAttribute('aria-label')) return undefined;
  const name = isInaccessible(element) ? '' : computeAccessibleName(element);
  const states = STATES.flatMap((state) => {
    const value = element.getAttribute(`aria-${state}`);
    return value === null ? [] : [`${state}=${value}`];
  });
  const value = element instanceof HTMLInputElement ? [`value=${element.value}`] : [];
  return [role, JSON.stringify(name), ...states, ...value].join(' ');
}

function canvasWords(canvas: HTMLCanvasElement): string {
  const pixels = canvas.matches(SMOOTHED) ? 'smoothed' : canvasHash(canvas);
  return `img ${JSON.stringify(canvas.getAttribute('aria-label') ?? '')} ${pixels}`;
}
