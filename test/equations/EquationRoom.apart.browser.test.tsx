import { act, render } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { type EquationName, equations } from '../../src/equations/equations.js';
import { Equation, Tex } from '../../src/index.js';
import { typesetting } from '../../src/tex/Formula.js';
import 'katex/dist/katex.min.css';
import '../../src/style.css';

const NAMES = Object.keys(equations) as EquationName[];
const BLOCKS = [...NAMES, 'a sentence'];
const WIDTHS = [220, 260, 288, 320, 360, 420, 500, 600];
/** Pixels of a line of fractions. */
const LINE = 61;
const FONTS = ['italic 1em KaTeX_Math', 'KaTeX_Main', 'KaTeX_Caligraphic', 'KaTeX_Size1', 'KaTeX_Size2'];

async function loadFonts(): Promise<void> {
  await Promise.all(FONTS.map((font) => document.fonts.load(font.includes('em') ? font : `1em ${font}`)));
}

it('the height of equations and sentences changes by a line at most when they are typeset', async () => {
  await loadFonts();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  const { container } = render(
    WIDTHS.map((width) => (
      <div key={width} style={{ width }}>
        {NAMES.map((name) => (
          <Equation key={name} name={name} />
        ))}
        <p>
          A sample of <Tex>{String.raw`q(x_t \mid x_0)`}</Tex> needs no chain: <Tex>x_t</Tex> is made from{' '}
          <Tex>x_0</Tex>.
        </p>
      </div>
    )),
  );
  vi.unstubAllGlobals();
  const heights = () =>
    [...container.querySelectorAll('.df-equation, p')].map((equation) => equation.getBoundingClientRect().height);
  const kept = heights();
  expect(container.querySelector('.katex-html')).toBeNull();
  await act(typesetting.load);
  await document.fonts.ready;
  expect(container.querySelector('.katex-html')).not.toBeNull();
  const moved = heights().map((height, index) => {
    const width = WIDTHS[Math.floor(index / BLOCKS.length)];
    const by = Math.round(height - (kept[index] as number));
    return Math.abs(by) > LINE ? `${BLOCKS[index % BLOCKS.length]} at ${width}px: ${by}px` : '';
  });
  expect(moved.filter(Boolean)).toEqual([]);
});
