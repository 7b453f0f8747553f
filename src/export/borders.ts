import { moved, type Origin } from './origin.js';
import type { SceneShape } from './scene.js';

/** The lines at the edges of an element: rules under titles, of tables, and in fractions. */
export function bordersOf(element: HTMLElement, style: CSSStyleDeclaration, origin: Origin): SceneShape[] {
  const { x, y, width, height } = moved(element.getBoundingClientRect(), origin);
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

/** The line around an element, apart from it: a chosen image, a copy and its original. */
export function frameOf(element: HTMLElement, style: CSSStyleDeclaration, origin: Origin): SceneShape[] {
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
