/** The corner that a scene is measured from, on the page. */
export interface Origin {
  readonly x: number;
  readonly y: number;
}

/** A box as it lies from there. */
export function moved({ x, y, width, height }: DOMRect, origin: Origin): DOMRect {
  return new DOMRect(x - origin.x, y - origin.y, width, height);
}

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

interface Line {
  text: string;
  rect: DOMRect;
}

function linesOf(node: Text): Line[] {
  const lines: Line[] = [];
  for (const { text, rect, isSpaced } of piecesOf(node)) {
    if (rect.width === 0) continue;
    const before = lines.at(-1);
    if (!before || Math.abs(before.rect.y - rect.y) > rect.height / 2) {
      lines.push({ text, rect });
      continue;
    }
    before.text += `${isSpaced ? ' ' : ''}${text}`;
    before.rect = new DOMRect(before.rect.x, before.rect.y, rect.right - before.rect.x, before.rect.height);
  }
  return lines;
}

interface Piece extends Line {
  /** Whether a space is before it. */
  readonly isSpaced: boolean;
}

/**
 * Returns the pieces of a text, each on one line: words, and the letters of broken words, as at a hyphen or anywhere
 * in Chinese.
 */
function piecesOf(node: Text): Piece[] {
  const range = document.createRange();
  const pieceAt = (start: number, text: string): Piece & { isBroken: boolean } => {
    range.setStart(node, start);
    range.setEnd(node, start + text.length);
    const [first, ...others] = range.getClientRects();
    const isBroken = others.some(({ y, height }) => Math.abs(y - (first as DOMRect).y) > height / 2);
    return { text, rect: range.getBoundingClientRect(), isSpaced: /\s/.test(node.data[start - 1] ?? ''), isBroken };
  };
  return [...node.data.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
    const whole = pieceAt(index, word);
    if (!whole.isBroken) return [whole];
    const letters = new Intl.Segmenter().segment(word);
    return [...letters].map((letter) => pieceAt(index + letter.index, letter.segment));
  });
}

let ruler: CanvasRenderingContext2D | null = null;

/** Returns the distance from the top of a line's box to its baseline. */
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
