import { create, type Font } from 'fontkit';
import type { Scene, SceneImage, SceneShape } from '../../snapshot/scene.js';
import type { SceneText } from '../../snapshot/texts.js';

const BOLD = 600;
const DECIMALS = 2;

/** The files of KaTeX's fonts that a drawing's formulas are set in. */
export async function formulaFonts({ parts }: Scene): Promise<ReadonlyMap<string, Font>> {
  const texts = parts.filter((part: SceneText | SceneShape | SceneImage) => part.kind === 'text');
  const names = new Set(texts.map(fontName).filter((name) => name !== null));
  const loaded = [...names].map(async (name) => {
    const file = await fetch(`/katex/${name}.ttf`);
    if (!file.ok) throw new Error(`no font ${name} in the package katex: ${file.status}`);
    return [name, create(new Uint8Array(await file.arrayBuffer()) as never) as Font] as const;
  });
  return new Map(await Promise.all(loaded));
}

/** A text of a formula as a path, where each of its letters is in its font; else null. */
export function outlineOf(text: SceneText, fonts: ReadonlyMap<string, Font>): string | null {
  const font = fonts.get(fontName(text) ?? '');
  if (!font || ![...text.text].every((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) as number)))
    return null;
  const scale = text.size / font.unitsPerEm;
  const { glyphs, positions } = font.layout(text.text);
  let pen = text.x;
  return glyphs
    .map((glyph, index) => {
      const { xOffset = 0, yOffset = 0, xAdvance = 0 } = positions[index] ?? {};
      const [x, y] = [pen + xOffset * scale, text.y - yOffset * scale];
      pen += xAdvance * scale;
      return pathOf(glyph.path.commands, scale, x, y);
    })
    .join('');
}

const LETTERS: Readonly<Record<string, string>> = {
  ...{ moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'z' },
};

/** Fonts have their y axis upwards. */
function pathOf(commands: readonly { command: string; args: number[] }[], scale: number, x: number, y: number): string {
  const place = (value: number, index: number) =>
    Number((index % 2 ? y - value * scale : x + value * scale).toFixed(DECIMALS));
  return commands.map(({ command, args }) => `${LETTERS[command]}${args.map(place).join(' ')}`).join('');
}

/** The name of KaTeX's file; null for a text in any other font. */
function fontName({ family, weight, style }: SceneText): string | null {
  const [name] = /KaTeX_\w+/.exec(family) ?? [];
  if (!name) return null;
  const isBold = Number(weight) >= BOLD;
  const variant = `${isBold ? 'Bold' : ''}${style === 'italic' ? 'Italic' : ''}` || 'Regular';
  return `${name}-${variant}`;
}
