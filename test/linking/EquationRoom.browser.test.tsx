import { act, render } from '@testing-library/react';
import { InlineMath } from 'react-katex';
import { expect, it, vi } from 'vitest';
import { type EquationName, equations } from '../../src/components/equations.js';
import { KATEX_SCALE } from '../../src/components/texHeight.js';
import { widthOf } from '../../src/components/texWidth.js';
import { typesetting } from '../../src/hooks/load.js';
import { Equation, Tex } from '../../src/index.js';
import { equationTerms } from '../../src/linking/equationTerms.js';
import 'katex/dist/katex.min.css';
import '../../src/style.css';

const NAMES = Object.keys(equations) as EquationName[];
const BLOCKS = [...NAMES, 'a sentence'];
const WIDTHS = [220, 260, 288, 320, 360, 420, 500, 600];
const FONTS = ['italic 1em KaTeX_Math', 'KaTeX_Main', 'KaTeX_Caligraphic', 'KaTeX_Size1', 'KaTeX_Size2'];

async function loadFonts(): Promise<void> {
  await Promise.all(FONTS.map((font) => document.fonts.load(font.includes('em') ? font : `1em ${font}`)));
}

it('keeps the lines of equations and sentences until they are typeset, however wide the page', async () => {
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
    return Math.abs(by) > 6 ? `${BLOCKS[index % BLOCKS.length]} at ${width}px: ${by}px` : '';
  });
  expect(moved.filter(Boolean)).toEqual([]);
});

it('knows how wide each part of an equation will be', async () => {
  await loadFonts();
  const parts = NAMES.flatMap((name) => (equationTerms(name) ?? []).flat());
  const texts = parts.flatMap((part) => (typeof part === 'string' ? part : [part.tex, `\\,${part.of ?? ''}`]));
  const all = [...new Set([...texts, ...Object.values(equations).map(({ tex }) => tex)])];
  const { container } = render(
    all.map((tex) => (
      <div key={tex} style={{ width: 'max-content', fontSize: 100, whiteSpace: 'nowrap' }}>
        <InlineMath math={`\\displaystyle ${tex}`} />
      </div>
    )),
  );
  await document.fonts.ready;
  for (const [index, tex] of all.entries()) {
    const typeset = (container.children[index] as HTMLElement).getBoundingClientRect().width / 100 / KATEX_SCALE;
    expect(Math.abs(widthOf(tex) - typeset), tex).toBeLessThan(0.01 + 0.015 * typeset);
  }
});
