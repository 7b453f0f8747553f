import { moved, type Origin } from './origin.js';

/** A text, at its start on its baseline. */
export interface SceneText {
  readonly kind: 'text';
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly color: string;
  readonly style: string;
  readonly weight: string;
  readonly size: number;
  readonly family: string;
}

/** A text node, line by line. */
export function textsOf(node: Text, origin: Origin): SceneText[] {
  const element = node.parentElement;
  if (!element || !node.data.trim()) return [];
  const style = getComputedStyle(element);
  if (style.visibility === 'hidden') return [];
  const color = element instanceof SVGElement ? style.fill : style.color;
  const size = Number.parseFloat(style.fontSize);
  return linesOf(node).map(({ text, rect }) => {
    const { x, y, width, height } = moved(rect, origin);
    const font = { style: style.fontStyle, weight: style.fontWeight, size, family: style.fontFamily };
    return { kind: 'text', text, x, y: y + baselineIn(height, font), width, color, ...font };
  });
}

function linesOf(node: Text): { text: string; rect: DOMRect }[] {
  const range = document.createRange();
  const lines: { text: string; rect: DOMRect }[] = [];
  for (const { 0: part, index } of node.data.matchAll(/\s*\S+/g)) {
    range.setStart(node, index + part.length - part.trimStart().length);
    range.setEnd(node, index + part.length);
    const rect = range.getBoundingClientRect();
    const before = lines.at(-1);
    if (rect.width === 0) continue;
    if (!before || Math.abs(before.rect.y - rect.y) > rect.height / 2) {
      lines.push({ text: part.trim(), rect });
      continue;
    }
    before.text += ` ${part.trim()}`;
    before.rect = new DOMRect(before.rect.x, before.rect.y, rect.right - before.rect.x, before.rect.height);
  }
  return lines;
}

let ruler: CanvasRenderingContext2D | null = null;

/** How far below the top of a line's box its letters stand. */
function baselineIn(height: number, font: Pick<SceneText, 'style' | 'weight' | 'size' | 'family'>): number {
  ruler ??= document.createElement('canvas').getContext('2d');
  if (!ruler) return 0.8 * height;
  ruler.font = fontOf(font);
  const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = ruler.measureText('x');
  return (height - up - down) / 2 + up;
}

/** A font as CSS. */
export function fontOf({
  style,
  weight,
  size,
  family,
}: Pick<SceneText, 'style' | 'weight' | 'size' | 'family'>): string {
  return `${style} ${weight} ${size}px ${family}`;
}
