import 'katex/dist/katex.min.css';
import { act, cleanup, render } from '@testing-library/react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { InlineMath } from 'react-katex';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { typesetting } from '../../src/tex/Formula.js';
import { LabelTex } from '../../src/tex/Tex.js';

// Stands alone, without what brings KaTeX with it: what is loaded in the last test stays.

const complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
beforeEach(() => complaint.mockClear());
afterEach(cleanup);

/** What a server makes of a formula. */
function serverMarkup(tex: string): string {
  const element = document.createElement('div');
  const showError = (error: Error) => <span role="alert">{error.message}</span>;
  flushSync(() => createRoot(element).render(<InlineMath math={tex} renderError={showError} />));
  return `<span class="df-tex" style="--df-tex-html:inline;--df-tex-mathml:absolute">${element.innerHTML}</span>`;
}

/** A page from a server, made alive. */
function hydrate(tex: string) {
  const container = document.createElement('div');
  container.innerHTML = serverMarkup(tex);
  document.body.append(container);
  const markup = container.innerHTML;
  const { rerender } = render(<LabelTex>{tex}</LabelTex>, { container, hydrate: true });
  return { container, markup, show: (newTex: string) => rerender(<LabelTex>{newTex}</LabelTex>) };
}

it('keeps what a server has typeset', () => {
  const { container, markup } = hydrate('x_t');
  expect(markup).toContain('<math');
  expect(container.innerHTML).toBe(markup);
  expect(complaint).not.toHaveBeenCalled();
});

it('keeps what a server had to say about TeX that cannot be read', () => {
  const { container, markup } = hydrate(String.raw`\frac{1`);
  expect(markup).toContain('role="alert">KaTeX parse error: ');
  expect(container.innerHTML).toBe(markup);
  expect(complaint).not.toHaveBeenCalled();
});

it.each(['t = 200', String.raw`\frac{1`])('drops what a server has made of %s when the formula changes', (tex) => {
  const { container, show } = hydrate(tex);
  show('t = 300');
  expect(container.textContent).toBe('\u200b');
  expect(container.querySelector('[role=alert]')).toBeNull();
  show(tex);
  expect(container.textContent).toBe('\u200b');
  expect(complaint).not.toHaveBeenCalled();
});

it('keeps its height when the formula changes', async () => {
  const { container, show } = hydrate('t = 200');
  await document.fonts.ready;
  const { height } = container.getBoundingClientRect();
  show('t = 300');
  expect(container.getBoundingClientRect().height).toBe(height);
});

it('is typeset when KaTeX is wanted, or says why it cannot be', async () => {
  const { container } = render(
    <>
      <LabelTex>t = 200</LabelTex>
      <LabelTex>{String.raw`\frac{1`}</LabelTex>
    </>,
  );
  expect(container.textContent).not.toMatch(/200|frac/);
  const { container: changed, show } = hydrate('t = 200');
  show('t = 300');
  await act(typesetting.load);
  expect(container.querySelectorAll('math')).toHaveLength(1);
  expect(container.querySelector('[role=alert]')?.textContent).toMatch(/^KaTeX parse error: /);
  expect(changed.querySelector('annotation')?.textContent).toBe('t = 300');
});

it('is typeset at once when KaTeX is there', () => {
  const { container } = render(<LabelTex>x_t</LabelTex>);
  expect(container.querySelectorAll('math')).toHaveLength(1);
  const { container: hydrated, markup } = hydrate('x_t');
  expect(hydrated.innerHTML).toBe(markup);
  expect(complaint).not.toHaveBeenCalled();
});
