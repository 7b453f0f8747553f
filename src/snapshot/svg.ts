import type { Scene, SceneImage, SceneShape } from './scene.js';
import type { SceneText } from './texts.js';

/** Fonts for machines that lack KaTeX's: its letters are those of Computer Modern. */
const MATHS = '"Latin Modern Math", "CMU Serif", "Cambria Math", serif';
const DECIMALS = 2;

/**
 * A scene as an SVG drawing. Its images are inside, each pixel one pixel; its texts are text.
 *
 * @param outlineOf - the path of a text that is to be drawn as one, in pixels; null leaves it a text.
 */
export function svgOf(
  { width, height, background, parts }: Scene,
  outlineOf: (text: SceneText) => string | null = () => null,
): string {
  const drawn = parts.map((part, index) => {
    if (part.kind === 'image') return imageOf(part);
    if (part.kind === 'shape') return shapeOf(part, index);
    const outline = outlineOf(part);
    return outline === null ? textOf(part) : `<path d="${outline}" ${paint('fill', part.color)}/>`;
  });
  const size = `width="${rounded(width)}" height="${rounded(height)}" viewBox="0 0 ${rounded(width)} ${rounded(height)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size}>`,
    `<rect width="100%" height="100%" ${paint('fill', background)}/>`,
    ...drawn,
    '</svg>',
  ].join('\n');
}

/** Returns a text that is as wide as on the page, even in another font. */
function textOf({ text, x, y, width, color, style, weight, size, family }: SceneText): string {
  const fonts = /KaTeX/.test(family) ? `${family}, ${MATHS}` : family;
  const font = `font-family="${escaped(fonts)}" font-size="${size}" font-style="${style}" font-weight="${weight}"`;
  const place = `x="${rounded(x)}" y="${rounded(y)}" textLength="${rounded(width)}" lengthAdjust="spacingAndGlyphs"`;
  return `<text ${place} ${paint('fill', color)} ${font}>${escaped(text)}</text>`;
}

function imageOf({ canvas, box, isSharp }: SceneImage): string {
  const place = `x="${rounded(box.x)}" y="${rounded(box.y)}" width="${rounded(box.width)}" height="${rounded(box.height)}"`;
  // Programs that edit drawings support only the older keyword.
  const isEnlarged = isSharp || box.width / canvas.width >= 2;
  const style = isEnlarged ? ' image-rendering="optimizeSpeed" style="image-rendering: pixelated"' : '';
  return `<image ${place} preserveAspectRatio="none" href="${canvas.toDataURL()}"${style}/>`;
}

function shapeOf(shape: SceneShape, index: number): string {
  const { d, matrix, fill, fillOpacity, stroke, strokeWidth, dash, clip } = shape;
  const path = [
    `<path d="${d}" transform="matrix(${matrix.join(' ')})" ${paint('fill', fill, fillOpacity)}`,
    stroke !== 'none' && `${paint('stroke', stroke)} stroke-width="${strokeWidth}" vector-effect="non-scaling-stroke"`,
    stroke !== 'none' && dash.length > 0 && `stroke-dasharray="${dash.join(' ')}"`,
  ];
  const drawn = `${path.filter(Boolean).join(' ')}/>`;
  if (!clip) return drawn;
  const box = `x="${rounded(clip.x)}" y="${rounded(clip.y)}" width="${rounded(clip.width)}" height="${rounded(clip.height)}"`;
  const id = `clip-${index}`;
  return `<clipPath id="${id}"><rect ${box}/></clipPath><g clip-path="url(#${id})">${drawn}</g>`;
}

/**
 * Returns a fill or a stroke in red, green and blue, because programs that edit drawings do not support `oklab()`,
 * which the palette uses.
 */
function paint(kind: 'fill' | 'stroke', color: string, opacity = 1): string {
  if (color === 'none') return `${kind}="none"`;
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
  const swatch = canvas.getContext('2d') as CanvasRenderingContext2D;
  swatch.fillStyle = color;
  swatch.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = swatch.getImageData(0, 0, 1, 1).data as unknown as [number, number, number, number];
  const seen = rounded((opacity * alpha) / 255);
  return `${kind}="rgb(${red}, ${green}, ${blue})"${seen < 1 ? ` ${kind}-opacity="${seen}"` : ''}`;
}

function rounded(value: number): number {
  return Number(value.toFixed(DECIMALS));
}

/**
 * The characters that XML 1.0 does not allow, not even as a number: control characters, halves of pairs, U+FFFE and
 * U+FFFF.
 */
const NO_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return text.replace(NO_XML, '\ufffd').replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
