/** What a reader would see change, of each element inside a figure. */
const STYLES = [
  ...['display', 'position', 'float', 'box-sizing', 'opacity', 'visibility', 'overflow-x', 'object-fit'],
  ...['margin-top', 'margin-right', 'margin-bottom', 'margin-left'],
  ...['padding-top', 'padding-right', 'padding-bottom', 'padding-left'],
  ...['border-top-width', 'border-right-width', 'border-bottom-width', 'border-left-width', 'border-top-left-radius'],
  ...['background-color', 'box-shadow', 'color', 'fill', 'stroke', 'list-style-type', 'border-collapse'],
  ...['font-family', 'font-size', 'font-weight', 'line-height', 'letter-spacing', 'text-align', 'text-transform'],
  ...['text-indent', 'white-space-collapse', 'overflow-wrap', 'vertical-align', 'hyphens'],
];

/** The same of what is inside a drawing, which has no margins and the like. */
const DRAWN = ['fill', 'stroke', 'stroke-width', 'opacity', 'color', 'font-family', 'font-size', 'letter-spacing'];

/** An element inside a figure, an equation or a control. */
export interface Inside {
  readonly name: string;
  /** Its left, top, width and height, from the corner of what it is in; empty where it is not shown. */
  readonly box: readonly number[];
  readonly styles: readonly string[];
}

/**
 * All elements inside a figure, an equation or a control, in their order. What the page has written is left out: what is in
 * captions and labels, and a caption's letters, and so its height. Of KaTeX's elements the places alone are taken.
 */
export function insidesOf(root: Element): Inside[] {
  const { left, top } = root.getBoundingClientRect();
  return [...root.querySelectorAll('*')]
    .filter((element) => !element.matches('.df-caption *, .df-slider-label *, .katex-mathml *'))
    .map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const isShown = element.getClientRects().length > 0;
      const isCaption = element.matches('.df-caption');
      const computed = getComputedStyle(element);
      return {
        name: `${nameOf(root)} ${nameOf(element)}`,
        box: isShown ? [x - left, y - top, width, isCaption ? 0 : height] : [],
        styles: stylesOf(element).map((style) => `${style} ${computed.getPropertyValue(style)}`),
      };
    });
}

function stylesOf(element: Element): readonly string[] {
  if (element.matches('.df-caption, .katex-display, .katex, .katex *')) return [];
  return element.matches('svg *') ? DRAWN : STYLES;
}

/** Pixels by which nobody sees an element move. */
const TOLERANCE = 0.5;

/** What is elsewhere or looks otherwise than before, in words. */
export function changesBetween(before: readonly Inside[], after: readonly Inside[]): string[] {
  if (before.length !== after.length) return [`${before.length} elements have become ${after.length}`];
  return before.flatMap(({ name, box, styles }, index) => {
    const now = after[index] as Inside;
    const isMoved =
      box.length !== now.box.length || box.some((edge, side) => Math.abs(edge - (now.box[side] as number)) > TOLERANCE);
    const changes = styles.flatMap((style, at) => (style === now.styles[at] ? [] : [`${style} → ${now.styles[at]}`]));
    const all = isMoved ? [`${rounded(box)} → ${rounded(now.box)}`, ...changes] : changes;
    return all.length > 0 ? [`${name}: ${all.join(', ')}`] : [];
  });
}

function nameOf(element: Element): string {
  const name = element.getAttribute('data-figure') ?? element.getAttribute('class')?.split(' ')[0];
  return name ? `${element.localName}.${name}` : element.localName;
}

function rounded(box: readonly number[]): string {
  return box.length === 0 ? 'hidden' : box.map((edge) => edge.toFixed(1)).join(' ');
}
