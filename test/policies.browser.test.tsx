import { describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { restoreStyles } from '../src/tex/Formula.js';
import './support/figures.js';

// What is left of a server's markup on a page whose Content-Security-Policy forbids styles: the parser drops every style
// attribute. Here they are renamed instead.

const figures: [string, object][] = [
  ['ForwardGrid', { rows: 2, samples: 3, aspectRatio: 2 }],
  ['NoiseTriptych', { caption: 'A caption.' }],
  ['X0Reconstruction', {}],
  ['ReverseChain', {}],
  ['ScheduleChart', { t: 50 }],
  ['ChainDiagram', { aspectRatio: 1.5 }],
  ['NoisePredictorDiagram', { aspectRatio: 1.5 }],
];

function put(markup: string, width: number): HTMLElement {
  const container = document.createElement('div');
  container.style.width = `${width}px`;
  container.innerHTML = markup;
  document.body.append(container);
  return container;
}

it('a figure from a server has styles in its formulas alone', async () => {
  const styled: string[] = [];
  for (const [name, props] of figures) {
    const container = put(await commands.serverMarkup(name, props), 800);
    const elements = [...container.querySelectorAll('[style]')].filter((element) => !element.closest('.df-tex'));
    styled.push(...elements.map((element) => `${name}: ${(element.cloneNode() as Element).outerHTML}`));
    container.remove();
  }
  expect(styled).toEqual([]);
});

describe.each(figures)('a %s from a server', (name, props) => {
  it.each([340, 800])('has its images and drawings where they belong without styles, %i px wide', async (width) => {
    const markup = await commands.serverMarkup(name, props);
    // One after the other: radio buttons of one name are one group of a page.
    const [whole, bare] = [markup, markup.replaceAll(' style="', ' data-style="')].map((text) => {
      const container = put(text, width);
      const origin = container.getBoundingClientRect();
      const places = [...container.querySelectorAll('canvas, svg[role=img]')].map((element) => {
        const box = element.getBoundingClientRect();
        return [box.x - origin.x, box.width, box.height].map(Math.round);
      });
      container.remove();
      return { places, height: origin.height };
    });
    expect(bare?.places).toEqual(whole?.places);
    expect(Math.abs((bare?.height ?? 0) - (whole?.height ?? 0))).toBeLessThan((whole?.height ?? 0) / 8);
  });
});

describe('a formula from a server', () => {
  const formula = () => commands.serverMarkup('Equation', { name: 'forward-jump' });
  const isShown = (container: Element, selector: string) =>
    (container.querySelector(selector) as HTMLElement).getBoundingClientRect().width > 20;

  it('is drawn by KaTeX', async () => {
    const container = put(await formula(), 600);
    expect([isShown(container, '.df-target .katex-html'), isShown(container, '.katex-mathml')]).toEqual([true, false]);
    container.remove();
  });

  it('is MathML without its styles', async () => {
    const container = put((await formula()).replaceAll(' style="', ' data-style="'), 600);
    expect(container.querySelector('.df-target .katex-html')?.checkVisibility()).toBe(false);
    expect(isShown(container, '.df-target .katex-mathml')).toBe(true);
    container.remove();
  });

  it('gets its styles back from a script', async () => {
    const [whole, dropped] = [put(await formula(), 600), put(await formula(), 600)];
    for (const element of dropped.querySelectorAll<HTMLElement>('[style]')) {
      const written = element.getAttribute('style') as string;
      element.style.cssText = '';
      // The attribute stays, as it does where a policy forbids it.
      element.getAttribute = (name) =>
        name === 'style' ? written : Element.prototype.getAttribute.call(element, name);
    }
    dropped.querySelectorAll('.vlist > span').forEach((element) => void element.setAttribute('style', ''));
    for (const element of dropped.querySelectorAll('.df-tex')) restoreStyles(element);
    const height = (container: Element) =>
      container.querySelector('.df-target .katex-html')?.getBoundingClientRect().height;
    expect(height(dropped)).toBe(height(whole));
    whole.remove();
    dropped.remove();
  });
});
