import 'katex/dist/katex.min.css';
import { act, cleanup, render } from '@testing-library/react';
import { BlockMath, InlineMath } from 'react-katex';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { equations } from '../../src/equations/equations.js';
import { typesetting } from '../../src/tex/Formula.js';
import { LabelTex } from '../../src/tex/Tex.js';
import { ElementFormula, Typeset } from '../../src/tex/typeset.js';

// While the code is imported, the page allows no markup in strings, as with Trusted Types.
const allowMarkup = vi.hoisted(() => {
  const allowed = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML') as PropertyDescriptor;
  const forbid = () => {
    throw new TypeError('This document requires TrustedHTML');
  };
  Object.defineProperty(Element.prototype, 'innerHTML', { ...allowed, set: forbid });
  return () => Object.defineProperty(Element.prototype, 'innerHTML', allowed);
});
allowMarkup();

afterEach(cleanup);

const complain = (error: Error) => <b role="alert">{error.message}</b>;
const boxOf = (container: Element) => {
  const { width, height } = (container.querySelector('.katex-html') as Element).getBoundingClientRect();
  return [width, height];
};

describe.each(Object.entries(equations))('the equation %s, made of elements', (_, { tex }) => {
  it.each([
    ['in a line', false, InlineMath],
    ['on its own line', true, BlockMath],
  ])('%s looks as react-katex makes it', async (_, display, Usual) => {
    await document.fonts.ready;
    const own = render(<ElementFormula math={tex} display={display} renderError={complain} />).container;
    const usual = render(<Usual math={tex} renderError={complain} />).container;
    expect(own.textContent).toBe(usual.textContent);
    expect(boxOf(own)).toEqual(boxOf(usual));
    expect(own.querySelector('annotation')?.textContent).toBe(tex);
  });
});

it('says what is wrong with TeX that cannot be read, and recovers', () => {
  const { container, rerender } = render(<ElementFormula math="\frac{1" display={false} renderError={complain} />);
  expect(container.querySelector('[role=alert]')?.textContent).toMatch(/^KaTeX parse error: /);
  rerender(<ElementFormula math="x_t" display={false} renderError={complain} />);
  expect(container.querySelector('[role=alert]')).toBeNull();
  expect(container.querySelector('annotation')?.textContent).toBe('x_t');
});

it('says that a size is too large, and recovers', () => {
  const { container, rerender } = render(<Typeset tex="\rule{1000000em}{1em}" display={false} />);
  expect(container.textContent).toBe('invalid tex: a size of 1000000em; expected at most 100em');
  expect(container.querySelector('.katex')).toBeNull();
  rerender(<Typeset tex="x_t" display={false} />);
  expect(container.querySelector('[role=alert]')).toBeNull();
  expect(container.querySelector('annotation')?.textContent).toBe('x_t');
});

it('is what labels get on such a page', async () => {
  const innerHtml = vi.spyOn(Element.prototype, 'innerHTML', 'set');
  const { container } = render(<LabelTex>x_t</LabelTex>);
  await act(typesetting.load);
  expect(container.querySelector('annotation')?.textContent).toBe('x_t');
  expect(innerHtml).not.toHaveBeenCalled();
});
