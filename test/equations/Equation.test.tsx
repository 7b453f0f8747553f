import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { equations, type NamedEquation } from '../../src/equations/equations.js';
import { Equation, type EquationName } from '../../src/index.js';

const names = Object.keys(equations) as EquationName[];

const r = String.raw;

/** The numbered formulas of the notebook, as it writes them, with our names. */
const NOTEBOOK: readonly (readonly [number: string, name: EquationName, tex: string])[] = [
  ['1', 'forward-step', r`q(x_t|x_{t−1}) := \mathcal{N}(x_t; \sqrt{1 − \beta_t}x_{t−1}, \beta_tI)`],
  ['2', 'forward-jump', r`q(x_t|x_0) = \mathcal{N}(x_t;\sqrt{\bar{\alpha_t}}x_0, (1 − \bar{\alpha_t})I)`],
  ['3', 'reverse-joint', r`p_\theta(x_{0:T}) = p(x_T) \prod_{t=1}^T p_\theta(x_{t-1} \vert x_t)`],
  [
    '3',
    'reverse-step',
    r`p_\theta(x_{t-1} \vert x_t) := \mathcal{N}(x_{t-1}; \mu_\theta(x_t, t), \Sigma_\theta(x_t, t))`,
  ],
  [
    '4',
    'posterior-mean',
    r`\tilde{\mu}_\theta = \frac{\sqrt{\bar{\alpha}_{t-1}}\beta_t}{1-\bar{\alpha}_t}x_{0, \theta}(x_t,t) + \frac{\sqrt{\alpha_t}(1-\bar{\alpha}_{t-1})}{1-\bar{\alpha}_t}x_t`,
  ],
  ['5', 'predict-x0', r`x_0=\frac{1}{\sqrt{\bar{\alpha}_t}}(x_t-\sqrt{1-\bar{\alpha}_t} \epsilon_\theta(x_t,t))`],
  ['6', 'reverse-variance', r`\tilde\beta_t = \beta_t`],
  [
    '7',
    'reverse-distribution',
    r`p_\theta(x_{t-1}|x_t) := \mathcal{N}(x_{t-1};\tilde{\mu}_\theta(x_t,t),\tilde{\beta}_t I)`,
  ],
];

/** Where our symbols differ: the mean of (4) names its state and takes any x_0, and an estimate has a hat. */
const OURS: Readonly<Partial<Record<EquationName, readonly [RegExp, string]>>> = {
  'posterior-mean': [/^(.tilde.mu_).theta(.*x_0),.theta\(x_t,t\)/, '$1t-1$2'],
  'predict-x0': [/^x_0/, r`\hatx_0`],
};

/** TeX without colors, sizes, spaces and the braces that group. */
function plain(tex: string): string {
  return tex
    .replaceAll(/\\textcolor\{#\w+\}|\\big[lr]|\\[, ]|[{}\s]/g, '')
    .replaceAll(/\\(?:mid|vert)/g, '|')
    .replaceAll(':=', '=')
    .replaceAll('−', '-');
}

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
  it('has the number of the same formula in the notebook', () => {
    const numbered = names.flatMap((name) => {
      const { number, tex }: NamedEquation = equations[name];
      return number ? [{ number, name, tex: plain(tex) }] : [];
    });
    const written = NOTEBOOK.map(([number, name, tex]) => {
      const [theirs, ours] = OURS[name] ?? ['', ''];
      return { number, name, tex: plain(tex).replace(theirs, ours) };
    });
    expect(numbered).toEqual(written);
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
