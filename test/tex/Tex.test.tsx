import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Equation, Tex } from '../../src/index.js';

describe('TeX that exhausts the stack, on a server', () => {
  it.each(['\\rm ', '\\bf', '\\displaystyle ', '\\Large ', '\\color{red}'])('%s', (command) => {
    const tex = command.repeat(19_000 / command.length);
    for (const formula of [<Tex key="" tex={tex} />, <Tex key="" tex={tex} display />, <Equation key="" tex={tex} />]) {
      const markup = renderToStaticMarkup(<p>Before {formula} and after.</p>);
      // Where the stack is large enough, the formula itself.
      expect(markup).toMatch(/^<p>Before .*(role="alert">the formula cannot be typeset: |<math).* and after\.<\/p>$/);
    }
  });
});

it('TeX of a huge size says so, on a server too', () => {
  const markup = renderToStaticMarkup(<Tex tex="\rule{1000000em}{1em}" />);
  expect(markup).toContain('role="alert">invalid tex: a size of 1000000em; expected at most 100em<');
  expect(markup).not.toContain('katex');
});

it('TeX may be nested 200 deep, and no deeper', () => {
  const nested = (depth: number) => renderToStaticMarkup(<Tex tex={`${'{'.repeat(depth)}x${'}'.repeat(depth)}`} />);
  expect(nested(200)).toContain('<math');
  expect(nested(201)).toContain('invalid tex: nested 201 deep; expected at most 200');
});
