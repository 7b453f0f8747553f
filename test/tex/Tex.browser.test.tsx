import { act, render } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { Tex } from '../../src/index.js';
import { typesetting } from '../../src/tex/Formula.js';

it('TeX that exhausts the stack says so in its place, until it is other TeX', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const page = (tex: string) => (
    <p>
      Before <Tex>{tex}</Tex> and after.
    </p>
  );
  const { container, rerender } = render(page('\\rm '.repeat(4000)));
  await act(typesetting.load);
  expect(container.textContent).toMatch(/^Before the formula cannot be typeset: .* and after\.$/);
  rerender(page('x_t'));
  expect(container.querySelector('[role=alert]')).toBeNull();
  expect(container.querySelector('annotation')?.textContent).toBe('x_t');
});

const huge = [
  String.raw`\rule{1000000em}{1em}`,
  String.raw`x\hspace{1000000em}y`,
  String.raw`\raisebox{-1000000em}{x}`,
  String.raw`\def\n{1000000}\kern\n em x`,
  String.raw`\def\arraystretch{100000}\begin{array}{c}a\\b\end{array}`,
];

it.each(huge)('%s says that it is too large, and makes no page larger', async (tex) => {
  const { container } = render(
    <div style={{ width: 360, overflow: 'auto' }}>
      <p>
        Before <Tex>{tex}</Tex> and after.
      </p>
      <Tex display>{tex}</Tex>
    </div>,
  );
  await act(typesetting.load);
  const complaints = [...container.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent);
  const message = expect.stringMatching(/^invalid tex: a size of -?\d+em; expected at most 100em$/);
  expect(complaints).toEqual([message, message]);
  const page = container.firstElementChild as Element;
  expect(page.scrollWidth).toBe(page.clientWidth);
  expect(page.scrollHeight).toBeLessThan(300);
});

it('takes a size that fits a page', async () => {
  const { container } = render(<Tex>{String.raw`\rule{2em}{1em}\hspace{-3em}\raisebox{40em}{x}`}</Tex>);
  await act(typesetting.load);
  expect(container.querySelector('[role=alert]')).toBeNull();
  expect(container.querySelector('.katex-html')).not.toBeNull();
});
