import { GAP, NOTE, type Place, SMALL, SMALL_LINE } from '../frame/room.js';
import { pixelsAcross } from '../loupe/pixelsAcross.js';
import { hasCaption } from './fallback.js';
import { letterWidth, linesOf, rowsOf } from './text.js';

/** From this width on rows have their labels at the left, and the diagrams lie on their sides. */
const WIDE = 560;
/** The line, or on a narrow page the two, which say that panels are scaled down; the button for differences. */
const SCALED = 23.5;
const SCALED_LINE = 19.5;
const DIFFERENCE = 40;
const NARROW_DIFFERENCE = 83;
/** What a figure asks for where its content gives it its width. */
const USUAL_WIDTH = 650;

/** Where its content gives an element its width, it has none yet, and will get as much as it can. */
export function widthOf(element: HTMLElement): number {
  return element.clientWidth || Math.min(USUAL_WIDTH, element.parentElement?.clientWidth || USUAL_WIDTH);
}

/** The place of an element, by its width, its letters and its attributes. */
export function placeOf(element: HTMLElement): Place {
  const width = widthOf(element);
  const isNarrow = width < WIDE;
  const letter = letterWidth(element, SMALL);
  const has = (attribute: string) => element.hasAttribute(attribute);
  const number = (attribute: string, usual: number) => Number(element.getAttribute(attribute)) || usual;
  const ratio = number('aspect-ratio', 4 / 3);
  return {
    ...{ width, isNarrow, letter, has, number },
    em: emOf(element),
    hasCaption: hasCaption(element),
    text: (attribute) => element.getAttribute(attribute),
    row: (panels, inside = width) => (inside - (panels - 1) * GAP) / panels / ratio,
    note: (letters, inside) => NOTE + (linesOf(letters, letter, inside) - 1) * SMALL_LINE,
    lines: (letters) => linesOf(letters, letter, width) * SMALL_LINE,
    rowsOf: (boxes, gap) => rowsOf(boxes, width, gap),
    scaled: (columns) => {
      if (element.getAttribute('loupe') === 'false') return 0;
      const room = (isNarrow ? width : width - 72) * Math.min(3, Math.floor(2 * devicePixelRatio) / 2);
      const isScaled = (pixelsAcross(columns, number('resolution', 256)) ?? 0) > room;
      return isScaled ? SCALED + (isNarrow ? SCALED_LINE : 0) : 0;
    },
    differences: has('difference') ? (isNarrow ? NARROW_DIFFERENCE : DIFFERENCE) : 0,
  };
}

/** The size of an element's letters. */
export function emOf(element: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(element).fontSize);
}

/** The height of a line of the page's text; 0 where its font decides. */
export function lineHeightOf(element: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(element).lineHeight) || 0;
}
