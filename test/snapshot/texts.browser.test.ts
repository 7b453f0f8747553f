import { afterEach, expect, it } from 'vitest';
import { fontOf, textsOf } from '../../src/snapshot/texts.js';

// A drawing has each line of a text where the page has it.

const LEFT = 10;
let place: HTMLElement;

function linesOf(text: string, width: number) {
  place = document.createElement('p');
  place.style.cssText = `position: absolute; top: 0; left: ${LEFT}px; margin: 0; width: ${width}px; font: 16px/20px "Inter Variable"`;
  place.textContent = text;
  document.body.append(place);
  return textsOf(place.firstChild as Text, { x: LEFT, y: 0 });
}

afterEach(() => place.remove());

it.each([
  ['words', 'At t = 200 a  cat is\n still a cat', 100],
  ['a word that is broken at its hyphen', 'Der Wahrscheinlichkeits-Fluss', 170],
  ['Chinese, which is broken anywhere', '在每一步中，网络预测 x_t 的噪声，并从图像中减去其中的一部分。', 100],
  ['letters with accents', 'x\u0302-x\u0302-x\u0302-x\u0302-x\u0302-x\u0302-x\u0302-x\u0302', 60],
])('draws %s as the page does', (_, text, width) => {
  const lines = linesOf(text, width);
  expect(lines.length).toBe(place.clientHeight / 20);
  expect(lines.length).toBeGreaterThan(1);
  expect(
    lines
      .map((line) => line.text)
      .join(' ')
      .replaceAll(' ', ''),
  ).toBe(text.replaceAll(/\s/g, ''));
  const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
  for (const line of lines) {
    expect(line.x).toBe(0);
    expect(line.width).toBeLessThanOrEqual(width);
    context.font = fontOf(line);
    // What is drawn as one text is as wide as what stands on the page.
    expect(Math.abs(context.measureText(line.text).width - line.width)).toBeLessThan(1);
  }
});
