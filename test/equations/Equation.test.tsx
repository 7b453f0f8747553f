import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { equations, type NamedEquation } from '../../src/equations/equations.js';
import { Equation, type EquationName } from '../../src/index.js';

const names = Object.keys(equations) as EquationName[];

describe('every equation', () => {
  const made = names.map((name) => ({ name, markup: renderToStaticMarkup(<Equation name={name} />) }));

  it('can be typeset, for eyes and for readers', () => {
    const isTypeset = (markup: string) =>
      markup.includes('<math') && !/katex-error|df-tex-error|role="alert"/.test(markup);
    expect(made.filter(({ markup }) => !isTypeset(markup)).map(({ name }) => name)).toEqual([]);
  });

  it('says which it is, and its number in the notebook if it has one', () => {
    const numberIn = (markup: string) => /df-equation-number">\(([^)]+)\)/.exec(markup)?.[1];
    const isNamed = ({ name, markup }: (typeof made)[number]) =>
      markup.includes(`data-equation="${name}"`) && numberIn(markup) === (equations[name] as NamedEquation).number;
    expect(made.filter((one) => !isNamed(one)).map(({ name }) => name)).toEqual([]);
  });
});

describe('an equation', () => {
  it('numbers the notebook from 1 to 7, each number once', () => {
    const numbers = names.flatMap((name) => ('number' in equations[name] ? [equations[name].number] : []));
    expect(numbers.sort()).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });

  it('may be any TeX, with any number, and passes on what an element takes', () => {
    const markup = renderToStaticMarkup(<Equation tex="a^2" number="9" id="mine" className="big" lang="la" />);
    expect(markup).toMatch(/^<div lang="la" id="mine" class="df-equation df-root not-content not-prose big">/);
    expect(markup).toContain('(9)');
    expect(markup).toContain('<msup>');
  });

  it('takes its own TeX before its name, without the number of the name', () => {
    const markup = renderToStaticMarkup(<Equation name="forward-jump" tex="a" />);
    expect(markup).not.toContain('df-equation-number');
    expect(markup).not.toContain('mathcal');
  });

  it.each([
    ['nope', '&quot;nope&quot;'],
    ['toString', '&quot;toString&quot;'],
    [undefined, 'undefined'],
  ])('called %s says which names there are', (name, shown) => {
    const markup = renderToStaticMarkup(<Equation name={name as EquationName} />);
    expect(markup).toContain(`invalid name: ${shown}; expected tex, or one of ${names.join(', ')}`);
    expect(markup).toContain('role="alert"');
  });

  it('of TeX that cannot be read shows the message in its place', () => {
    expect(renderToStaticMarkup(<Equation tex="\frac{1" />)).toMatch(/role="alert">KaTeX parse error: /);
  });
});
