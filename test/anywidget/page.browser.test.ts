import { afterEach, expect, it, vi } from 'vitest';
import type { DiffusionWidget } from '../../src/anywidget/index.js';
import { FakeModel, importWidget } from './host.js';

// Pages that have nothing but a widget, and policies of their own.

type Page = Window & typeof globalThis;

afterEach(() => document.body.replaceChildren());

async function openPage(policy = ''): Promise<{ page: Page; widget: DiffusionWidget }> {
  const frame = document.createElement('iframe');
  frame.width = '900';
  frame.height = '700';
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  const page = frame.contentWindow as Page;
  const load = page.Function('address', 'return import(address)') as (address: string) => Promise<unknown>;
  return { page, widget: await importWidget(load) };
}

const rootIn = (el: ParentNode) => el.querySelector('.df-widget')?.shadowRoot as ShadowRoot;

it('has its colours and fonts on a page without styles, inside another shadow root', async () => {
  const { page, widget } = await openPage();
  const { document } = page;
  const outer = document.createElement('div');
  outer.style.color = 'white';
  document.body.append(outer);
  const el = document.createElement('div');
  outer.attachShadow({ mode: 'open' }).append(el);
  const props = { resolution: 32, formula: true, loading: 'eager' };
  const remove = widget.render({ model: new FakeModel({ type: 'noise-triptych', props }), el });
  const styleOf = (selector: string) =>
    vi.waitFor(() => {
      const element = rootIn(el).querySelector(selector);
      expect(element).not.toBeNull();
      return page.getComputedStyle(element as Element);
    });
  expect((await styleOf('.df-panel-title')).borderBottomColor).toMatch(/^oklab\(0\.75/);
  expect((await styleOf('.katex .mathnormal')).fontFamily).toContain('KaTeX_Math');
  const loaded = () => [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
  await vi.waitFor(() => expect(loaded()).toEqual(expect.arrayContaining(['KaTeX_Main', 'KaTeX_Math'])));
  remove();
});
