import type { Context } from './actions.js';
import { isPlain, optionsOf, presentProps } from './code.js';

// A figure inside a custom element is copied as the element, which works where the reader found it.

/** The element around a figure, whose content is its caption; null on a page of React. */
export function elementAround(figure: Element | null): HTMLElement | null {
  const root = figure?.getRootNode();
  const host = root instanceof ShadowRoot ? root.host : null;
  return host instanceof HTMLElement && host.localName === 'diffusion-figure' ? host : null;
}

/**
 * An element that shows what it shows now, with its content. What cannot be written down, as a file, is left out.
 *
 * @param element - its class knows the attributes that figures take.
 */
export function markupOf(element: HTMLElement, context: Pick<Context, 'props' | 'takes' | 'defaults' | 't'>): string {
  const name = element.getAttribute('type') ?? '';
  const known = (element.constructor as { observedAttributes?: readonly string[] }).observedAttributes ?? [];
  const attributes = Object.entries(presentProps(name, context)).flatMap(([key, value]) => {
    const attribute = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const text = known.includes(attribute) ? textOf(attribute, value) : null;
    return text === null ? [] : ` ${attribute}${text === '' ? '' : `=${quoted(text)}`}`;
  });
  return `<diffusion-figure type=${quoted(name)}${attributes.join('')}>${element.innerHTML.trim()}</diffusion-figure>`;
}

/** A prop as the text of its attribute, which `embed/parse.ts` reads; null for what has none. */
function textOf(attribute: string, value: unknown): string | null {
  if (value === true) return '';
  if (typeof value === 'string' || typeof value === 'number' || value === false) return String(value);
  const plain = isPlain(value) ? optionsOf(value) : value;
  if (attribute === 'schedule' && isPlain(plain) && Object.keys(plain).join() === 'kind')
    return Object.values(plain)[0];
  return isPlain(plain) || Array.isArray(plain) ? JSON.stringify(plain) : null;
}

/** In single quotes if it has double ones, as JSON has. */
function quoted(text: string): string {
  const quote = text.includes('"') ? "'" : '"';
  const escaped = text.replace(quote === '"' ? /[&<>]/g : /[&<>']/g, (letter) => `&#${letter.charCodeAt(0)};`);
  return `${quote}${escaped}${quote}`;
}
