import { hasCaption } from './fallback.js';
import { heights, WIDTHS } from './heights.js';
import { ownFigure } from './own.js';

/** The message of an unknown type. */
const UNKNOWN_HEIGHT = 48;
/** The width of a figure, in pixels, in a container whose width depends on its content. */
const DEFAULT_WIDTH = 650;
const DEFAULT_RATIO = 4 / 3;
/** Narrower figures have the layout of narrow pages. */
const FIRST_WIDE = 560;
/** `ForwardGrid` has 5 rows and 5 columns by default. The first column shows the mean; the others show samples. */
export const DEFAULT_ROWS = 5;
const DEFAULT_COLUMNS = 5;

/** The height in pixels that an element keeps until it is drawn, without a caption that the page gives. */
export function reservedHeight(element: HTMLElement): number {
  const width = element.clientWidth || Math.min(DEFAULT_WIDTH, element.parentElement?.clientWidth || DEFAULT_WIDTH);
  const isFigure = element.localName === 'diffusion-figure';
  const own = isFigure && ownFigure(element.getAttribute('type') ?? '');
  if (own) return own.height(width);
  const measured = Object.entries(heights).findLast(([selector]) => element.matches(selector))?.[1];
  if (!measured) return isFigure ? UNKNOWN_HEIGHT : 0; // controls of a value stand in a line of text
  const { body, caption = [], images = [], height = 0, row } = measured;
  const set = (attribute: string) => Number(element.getAttribute(attribute));
  const ratio = set('aspect-ratio') || DEFAULT_RATIO;
  const rows = (row && set('rows')) || DEFAULT_ROWS;
  // Images grow in proportion as fewer stand in a row.
  const growth = row && set('samples') ? DEFAULT_COLUMNS / (set('samples') + 1) : 1;
  const ofRows = row ? between(row, width) * (rows - DEFAULT_ROWS) : 0;
  // On a narrow page a large image as wide as the figure stands above a grid, unless only two images stand in a row.
  const large = row && width < FIRST_WIDE ? width : 0;
  const ofLarge = set('samples') === 1 ? 0 : large;
  const ofImages = (between(images, width) - large) * (rows / DEFAULT_ROWS);
  return (
    between(body, width) +
    (hasCaption(element) ? 0 : between(caption, width)) +
    ofRows +
    ofImages * (growth / ratio - 1 / DEFAULT_RATIO) +
    ofLarge / ratio -
    large / DEFAULT_RATIO +
    (set('height') || height) -
    height
  );
}

/** The value at a width by those at the measured widths. */
function between(values: readonly number[], width: number): number {
  const next = WIDTHS.findIndex((measured) => measured >= width);
  if (next <= 0 || values.length === 0) return values.at(next) ?? 0;
  const [from, to] = [WIDTHS[next - 1], WIDTHS[next]] as [number, number];
  const [low, high] = [values[next - 1], values[next]] as [number, number];
  return low + ((high - low) * (width - from)) / (to - from);
}
