import { bordersOf, frameOf } from './borders.js';
import { moved, type Origin } from './origin.js';
import { outlineOf } from './outline.js';
import { type SceneText, textsOf } from './texts.js';

/** A path in its own units, and what brings it into pixels. */
export interface SceneShape {
  readonly kind: 'shape';
  readonly d: string;
  readonly matrix: readonly [number, number, number, number, number, number];
  readonly fill: string;
  readonly fillOpacity: number;
  readonly stroke: string;
  /** In pixels. */
  readonly strokeWidth: number;
  readonly dash: readonly number[];
  /** What is outside is not seen. */
  readonly clip: DOMRect | null;
}

export interface SceneImage {
  readonly kind: 'image';
  readonly canvas: HTMLCanvasElement;
  /** Where its pixels are. */
  readonly box: DOMRect;
  readonly isSharp: boolean;
}

/** All that a figure shows, from back to front, in pixels from its top left corner. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly parts: readonly (SceneText | SceneShape | SceneImage)[];
}

/** Room around the figure, in pixels. */
const MARGIN = 16;
/** What is for the page alone: controls, and what looks closer. */
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

/** What a figure shows, as if its controls took no room. */
export function sceneOf(figure: HTMLElement): Scene {
  // Nobody sees this: the browser paints when all of it is back.
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
 * What is on the page, as it stands: texts at their places in their fonts, formulas too, shapes and images. So an image
 * made of it needs no HTML in an SVG, which browsers let no page read.
 */
function readScene(figure: HTMLElement): Scene {
  const { left, top, width, height } = figure.getBoundingClientRect();
  const origin = { x: left - MARGIN, y: top - MARGIN };
  const parts: (SceneText | SceneShape | SceneImage)[] = [];
  const visit = (node: Node): void => {
    if (node instanceof Text) parts.push(...textsOf(node, origin));
    if (!(node instanceof Element) || node.matches('.katex-mathml')) return;
    const style = getComputedStyle(node);
    if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return;
    if (style.clipPath !== 'none' && style.position === 'absolute') return; // for screen readers alone
    if (isCutOff(node)) return;
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

/** Whether the words of a title have no room, and stand below what is seen of it. */
function isCutOff(element: Element): boolean {
  if (!element.matches('.df-title-name')) return false;
  const title = element.parentElement as Element;
  return element.getBoundingClientRect().top >= title.getBoundingClientRect().bottom;
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

/** The colour of the page behind a figure. */
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
