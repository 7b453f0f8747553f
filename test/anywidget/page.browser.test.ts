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

/** Samples of a network that has learned one step, under a policy: the greetings of second threads, and what was forbidden. */
async function sampledUnder(policy: string) {
  const { page, widget } = await openPage(policy);
  const greetings: unknown[] = [];
  const forbidden: string[] = [];
  page.document.addEventListener('securitypolicyviolation', (event) => forbidden.push(event.effectiveDirective));
  page.Worker = class extends page.Worker {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      this.addEventListener('message', ({ data }) => greetings.push(data), { once: true });
    }
  };
  const model = new FakeModel({ type: 'train-denoiser', props: { steps: 1, loading: 'eager' } });
  const remove = widget.render({ model, el: page.document.body });
  const root = rootIn(page.document);
  const train = await vi.waitFor(() => {
    const button = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Train');
    expect(button?.disabled).toBe(false);
    return button as HTMLButtonElement;
  });
  train.click();
  await vi.waitFor(() => expect(root.querySelector('[role=status]')?.textContent).toMatch(/^Trained with seed 0/));
  // On a busy machine the page has sampled all by itself before the thread greets it.
  await vi.waitFor(() => expect(greetings.length + forbidden.length).toBeGreaterThan(0));
  remove();
  return { greetings, forbidden };
}

it('samples with a second thread where a page allows one from a text', async () => {
  expect(await sampledUnder('')).toEqual({ greetings: ['ready'], forbidden: [] });
});

it('samples alone where a page forbids it', async () => {
  expect(await sampledUnder("worker-src 'self'")).toEqual({ greetings: [], forbidden: ['worker-src'] });
});
