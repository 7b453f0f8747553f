import type { Context } from './actions.js';
import { attributeOf, readsOf, textOf } from './attributes.js';
import { presentProps } from './code.js';

// A figure inside a custom element is copied as the element, which works where the reader found it.

/** The element around a figure, whose content is its caption; null on a page of React. */
export function elementAround(figure: Element | null): HTMLElement | null {
  const root = figure?.getRootNode();
  const host = root instanceof ShadowRoot ? root.host : null;
  return host instanceof HTMLElement && host.localName === 'diffusion-figure' ? host : null;
}

/** An element that shows what it shows now, with its content. What cannot be written down, as a file, is left out. */
export function markupOf(element: HTMLElement, context: Pick<Context, 'props' | 'takes' | 'defaults' | 't'>): string {
  const name = element.getAttribute('type') ?? '';
  const reads = readsOf(context.takes ?? {});
  const attributes = Object.entries(presentProps(context)).flatMap(([key, value]) => {
    const text = reads[key] ? textOf(key, value) : null;
    return text === null ? [] : ` ${attributeOf(key)}${text === '' ? '' : `=${quoted(text)}`}`;
  });
  return `<diffusion-figure type=${quoted(name)}${attributes.join('')}>${element.innerHTML.trim()}</diffusion-figure>`;
}

/** In single quotes if it has double ones, as JSON has. */
function quoted(text: string): string {
  const quote = text.includes('"') ? "'" : '"';
  const escaped = text.replace(quote === '"' ? /[&<>]/g : /[&<>']/g, (letter) => `&#${letter.charCodeAt(0)};`);
  return `${quote}${escaped}${quote}`;
}
