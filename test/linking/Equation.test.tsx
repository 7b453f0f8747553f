import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { equations } from '../../src/components/equations.js';
import { Equation, type EquationName } from '../../src/index.js';

const names = Object.keys(equations) as EquationName[];

describe.each(names)('the equation %s', (name) => {
  const markup = renderToStaticMarkup(<Equation name={name} />);

  it('can be typeset, for eyes and for readers', () => {
    expect(markup).toContain('<math');
    expect(markup).not.toMatch(/katex-error|df-tex-error|role="alert"/);
  });

  it('says which it is, and its number in the notebook if it has one', () => {
    const { number } = { number: undefined, ...equations[name] } as { number: string | undefined };
    expect(markup).toContain(`data-equation="${name}"`);
    expect(markup.match(/df-equation-number">\(([^)]+)\)/)?.[1]).toBe(number);
  });
});

describe('an equation', () => {
  it('numbers the notebook from 1 to 7, each number once', () => {
    const numbers = names.flatMap((name) => ('number' in equations[name] ? [equations[name].number] : []));
    expect(numbers.sort()).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });

  it('may be any TeX, with any number, and passes on what an element takes', () => {
    const markup = renderToStaticMarkup(<Equation tex="a^2" number="9" id="mine" className="big" lang="la" />);
    expect(markup).toMatch(/^<div id="mine" lang="la" class="df-equation big">/);
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
