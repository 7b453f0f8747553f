import 'katex/dist/katex.min.css';
import { act, cleanup, render } from '@testing-library/react';
import { BlockMath, InlineMath } from 'react-katex';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as byElements from '../../src/components/elementTypesetter.js';
import { equations } from '../../src/components/equations.js';
import { LabelTex } from '../../src/components/LabelTex.js';
import { typesetting } from '../../src/hooks/load.js';

// A page that allows no markup in strings, as Trusted Types do.
vi.mock('../../src/components/contentPolicy.js', () => ({ markupIsAllowed: () => false, restoreStyles: () => {} }));

afterEach(cleanup);

const complain = (error: Error) => <b role="alert">{error.message}</b>;
const boxOf = (container: Element) => {
  const { width, height } = (container.querySelector('.katex-html') as Element).getBoundingClientRect();
  return [width, height];
};

describe.each(Object.entries(equations))('the equation %s, made of elements', (_, { tex }) => {
  it.each([
    ['in a line', byElements.InlineMath, InlineMath],
    ['on its own line', byElements.BlockMath, BlockMath],
  ])('%s looks as react-katex makes it', async (_, Own, Usual) => {
    await document.fonts.ready;
    const own = render(<Own math={tex} renderError={complain} />).container;
    const usual = render(<Usual math={tex} renderError={complain} />).container;
    expect(own.textContent).toBe(usual.textContent);
    expect(boxOf(own)).toEqual(boxOf(usual));
    expect(own.querySelector('annotation')?.textContent).toBe(tex);
  });
});

it('says what is wrong with TeX that cannot be read, and recovers', () => {
  const { container, rerender } = render(<byElements.InlineMath math="\frac{1" renderError={complain} />);
  expect(container.querySelector('[role=alert]')?.textContent).toMatch(/^KaTeX parse error: /);
  rerender(<byElements.InlineMath math="x_t" renderError={complain} />);
  expect(container.querySelector('[role=alert]')).toBeNull();
  expect(container.querySelector('annotation')?.textContent).toBe('x_t');
});

it('says that a size is too large, and recovers', () => {
  const { InlineMath } = byElements.typesetter;
  const { container, rerender } = render(<InlineMath math="\rule{1000000em}{1em}" />);
  expect(container.textContent).toBe('invalid tex: a size of 1000000em; expected at most 100em');
  expect(container.querySelector('.katex')).toBeNull();
  rerender(<InlineMath math="x_t" />);
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
