import { moved, type Origin, type SceneText, textsOf } from './texts.js';

// Pictures and tables of what a figure shows. A scene is what the figure draws, read from the page; it becomes a PNG (paint.ts) or an
// SVG (svg.ts), and the numbers of panels become a table (csv.ts).

/** A path in its own units, and the matrix that converts it to pixels. */
export interface SceneShape {
  readonly kind: 'shape';
  readonly d: string;
  readonly matrix: readonly [number, number, number, number, number, number];
  readonly fill: string;
  readonly fillOpacity: number;
  readonly stroke: string;
  /** The width of the stroke in pixels. */
  readonly strokeWidth: number;
  readonly dash: readonly number[];
  /** The visible rectangle of the shape; null shows all of it. */
  readonly clip: DOMRect | null;
}

export interface SceneImage {
  readonly kind: 'image';
  readonly canvas: HTMLCanvasElement;
  /** The position and the size of the image. */
  readonly box: DOMRect;
  readonly isSharp: boolean;
}

/** The content of a figure, from back to front, in pixels from its top left corner. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly parts: readonly (SceneText | SceneShape | SceneImage)[];
}

/** Room around the figure, in pixels. */
const MARGIN = 16;
/** The elements that only the page shows: controls, and enlarged views. */
const LEFT_OUT = [
  ...[
    '.df-menu',
    '.df-player',
    '.df-slider',
    '.df-train-controls',
    '.df-pad',
    '.df-button',
    '.df-select',
    'input',
    'select',
  ],
  ...['.df-progress', '.df-message', '.df-inert', '.df-shown-at', '.df-lens', '.df-loupe'],
].join();

/** Returns the content of a figure, as if its controls took no space. */
export function sceneOf(figure: HTMLElement): Scene {
  // The hidden state is never visible, because the browser paints after all elements are back.
  const hidden = [...figure.querySelectorAll<HTMLElement>(LEFT_OUT)].map((element) => {
    const { style } = element;
    const before = style.display;
    style.setProperty('display', 'none', 'important');
    return () => {
      style.display = before;
    };
  });
  try {
    return readScene(figure);
  } finally {
    for (const putBack of hidden) putBack();
  }
}

/**
 * Reads the content of the page: texts at their places in their fonts, including formulas, shapes and images. An image
 * of this scene needs no HTML in an SVG, which browsers let no page read.
 */
function readScene(figure: HTMLElement): Scene {
  const { top, height } = figure.getBoundingClientRect();
  // A page may give it more room than it takes.
  const { left, width } = (figure.querySelector('.df-body') ?? figure).getBoundingClientRect();
  const origin = { x: left - MARGIN, y: top - MARGIN };
  const parts: (SceneText | SceneShape | SceneImage)[] = [];
  const visit = (node: Node): void => {
    if (node instanceof Text) parts.push(...textsOf(node, origin));
    if (!(node instanceof Element) || node.matches('.katex-mathml')) return;
    const style = getComputedStyle(node);
    if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return;
    if (style.clipPath !== 'none' && style.position === 'absolute') return; // The element is only for screen readers.
    if (node instanceof HTMLElement) parts.push(...frameOf(node, style, origin));
    if (node instanceof HTMLCanvasElement) return void parts.push(imageOf(node, origin));
    if (node instanceof SVGGeometryElement) return void parts.push(shapeOf(node, style, origin));
    if (node instanceof HTMLElement) parts.push(...bordersOf(node, style, origin));
    for (const child of node instanceof HTMLSlotElement ? node.assignedNodes({ flatten: true }) : node.childNodes)
      visit(child);
  };
  visit(figure);
  return {
    width: width + 2 * MARGIN,
    height: height + 2 * MARGIN,
    background: backgroundOf(figure),
    parts,
  };
}

/** A canvas as `object-fit: contain` places it. */
function imageOf(canvas: HTMLCanvasElement, origin: Origin): SceneImage {
  const box = moved(canvas.getBoundingClientRect(), origin);
  const scale = Math.min(box.width / canvas.width, box.height / canvas.height);
  const [width, height] = [canvas.width * scale, canvas.height * scale];
  const inside = new DOMRect(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height);
  return { kind: 'image', canvas, box: inside, isSharp: canvas.hasAttribute('data-sharp') };
}

function shapeOf(element: SVGGeometryElement, style: CSSStyleDeclaration, origin: Origin): SceneShape {
  const { a, b, c, d, e, f } = element.getScreenCTM() ?? new DOMMatrix();
  const scale = style.vectorEffect === 'non-scaling-stroke' ? 1 : Math.sqrt(Math.abs(a * d - b * c));
  const clip = element.closest('.hide-tail')?.getBoundingClientRect();
  return {
    kind: 'shape',
    d: outlineOf(element),
    matrix: [a, b, c, d, e - origin.x, f - origin.y],
    fill: style.fill,
    fillOpacity: Number(style.fillOpacity) * Number(style.opacity),
    stroke: style.stroke,
    strokeWidth: Number.parseFloat(style.strokeWidth) * scale,
    dash:
      style.strokeDasharray === 'none'
        ? []
        : style.strokeDasharray.split(',').map((part) => Number.parseFloat(part) * scale),
    clip: clip ? moved(clip, origin) : null,
  };
}

/** Returns the color of the page behind a figure. */
export function backgroundOf(figure: HTMLElement): string {
  for (let element: Element | null = figure; element; element = parentOf(element)) {
    const color = getComputedStyle(element).backgroundColor;
    if (color !== 'transparent' && !/(,|\/)\s*0\s*\)$/.test(color)) return color;
  }
  return getComputedStyle(figure).colorScheme === 'dark' ? '#14171a' : '#fff';
}

function parentOf(element: Element): Element | null {
  return element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
}

/** The lines at the edges of an element: rules under titles, of tables, and in fractions, or a line all around, such as a circle. */
function bordersOf(element: HTMLElement, style: CSSStyleDeclaration, origin: Origin): SceneShape[] {
  const { x, y, width, height } = moved(element.getBoundingClientRect(), origin);
  const strokeWidth = Number.parseFloat(style.borderLeftWidth);
  if (style.borderLeftStyle === 'solid' && strokeWidth > 0) {
    const inside = new DOMRect(x + strokeWidth / 2, y + strokeWidth / 2, width - strokeWidth, height - strokeWidth);
    const d = roundedBox(inside, style.borderTopLeftRadius);
    return [{ ...FILLED, d, fill: 'none', stroke: style.borderLeftColor, strokeWidth }];
  }
  const line = (size: string, kind: string, color: string, isTop: boolean): SceneShape | null => {
    const thickness = Number.parseFloat(size);
    if (!(thickness > 0) || kind === 'none' || kind === 'hidden') return null;
    const top = isTop ? y : y + height - thickness;
    return { ...FILLED, d: `M${x} ${top}h${width}v${thickness}h${-width}z`, fill: color };
  };
  return [
    line(style.borderTopWidth, style.borderTopStyle, style.borderTopColor, true),
    line(style.borderBottomWidth, style.borderBottomStyle, style.borderBottomColor, false),
  ].filter((shape) => shape !== null);
}

/** A box with corners of a radius in pixels, or in percent of its sides. */
function roundedBox({ x, y, width, height }: DOMRect, radius: string): string {
  const share = radius.endsWith('%') ? Number.parseFloat(radius) / 100 : 0;
  const [across, down] = [width, height].map((side) =>
    Math.min(side / 2, share ? share * side : Number.parseFloat(radius)),
  ) as [number, number];
  const corner = (right: number, lower: number) => `a${across} ${down} 0 0 1 ${right * across} ${lower * down}`;
  const [level, upright] = [width - 2 * across, height - 2 * down];
  return `M${x + across} ${y}h${level}${corner(1, 1)}v${upright}${corner(-1, 1)}h${-level}${corner(-1, -1)}v${-upright}${corner(1, -1)}z`;
}

/** The line around an element, apart from it: a chosen image, a copy and its original. */
function frameOf(element: HTMLElement, style: CSSStyleDeclaration, origin: Origin): SceneShape[] {
  const strokeWidth = Number.parseFloat(style.outlineWidth);
  if (style.outlineStyle !== 'solid' || !(strokeWidth > 0)) return [];
  const { x, y, width, height } = moved(element.getBoundingClientRect(), origin);
  const out = Number.parseFloat(style.outlineOffset) + strokeWidth / 2;
  const [across, down] = [width + 2 * out, height + 2 * out];
  const d = `M${x - out} ${y - out}h${across}v${down}h${-across}z`;
  return [{ ...FILLED, d, fill: 'none', stroke: style.outlineColor, strokeWidth }];
}

const FILLED = {
  kind: 'shape',
  matrix: [1, 0, 0, 1, 0, 0],
  fillOpacity: 1,
  stroke: 'none',
  strokeWidth: 0,
  dash: [],
  clip: null,
} as const;

/** The outline of an SVG shape as path data, in its own units. */
function outlineOf(element: SVGGeometryElement): string {
  if (element instanceof SVGPathElement) return element.getAttribute('d') ?? '';
  if (element instanceof SVGLineElement) {
    const [x1, y1, x2, y2] = [element.x1, element.y1, element.x2, element.y2].map(lengthOf);
    return `M${x1} ${y1}L${x2} ${y2}`;
  }
  if (element instanceof SVGRectElement) {
    const [x, y, width, height] = [element.x, element.y, element.width, element.height].map(lengthOf);
    return `M${x} ${y}h${width}v${height}h${-(width as number)}z`;
  }
  if (element instanceof SVGCircleElement) {
    const [x, y, r] = [element.cx, element.cy, element.r].map(lengthOf) as [number, number, number];
    return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  }
  const points = [...(element as SVGPolygonElement).points].map(({ x, y }) => `${x} ${y}`);
  return points.length === 0 ? '' : `M${points.join('L')}${element instanceof SVGPolygonElement ? 'z' : ''}`;
}

/** A length, percentages included, in user units. */
function lengthOf(length: SVGAnimatedLength): number {
  return length.baseVal.value;
}
