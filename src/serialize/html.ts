import { textOfData, textOfSchedule } from '../process/plain.js';
import type { ProcessSource } from '../process/resolveProcess.js';
import { attributeOf, readsOf } from './attributes.js';
import { type Code, type Shown, writtenAs } from './code.js';
import { addressElsewhere } from './elsewhere.js';

// A figure inside a custom element is copied as the element, which works where the reader found it.

/** The element around a figure, whose content is its caption; null on a page of React. */
export function elementAround(figure: Element): HTMLElement | null {
  const root = figure.getRootNode();
  const host = root instanceof ShadowRoot ? root.host : null;
  return host instanceof HTMLElement && host.localName === 'diffusion-figure' ? host : null;
}

/**
 * An element that shows what it shows now, with its content, after the script of the page that defines it. What no other page
 * can have, as a file, is left out.
 */
export function markupOf(element: HTMLElement, context: Shown): Code {
  const written = elementOf(element.getAttribute('type') ?? '', context, contentOf(element));
  return { ...written, code: scriptOf(element) + written.code };
}

/**
 * A figure as an element, which shows its current props.
 *
 * @param type - `noise-triptych`.
 * @param content - the caption, as markup.
 */
export function elementOf(type: string, context: Shown, content = ''): Code {
  const reads = readsOf(context.propTable ?? {});
  return writtenAs(
    context,
    (prop, value) => (value === null || !reads[prop] ? null : writtenAttribute(prop, value)),
    (attributes) => `<diffusion-figure type=${quoted(type)}${attributes.join('')}>${content}</diffusion-figure>`,
  );
}

/** The script that a page with elements loads. Bundled with other code, it has no address of its own. */
const SCRIPT = /\/embed(\.classic)?\.js$/;

function scriptOf({ ownerDocument }: HTMLElement): string {
  const script = [...ownerDocument.scripts].find(({ src }) => src && SCRIPT.test(new URL(src).pathname));
  const address = script && addressElsewhere(script.src);
  if (!address) return '';
  return `<script${script.type ? ` type=${quoted(script.type)}` : ''} src=${quoted(address)}></script>\n\n`;
}

/** Returns the content of an element, whose links lead to the same places from everywhere. */
function contentOf(element: HTMLElement): string {
  const copy = document.createElement('div');
  copy.append(...[...element.childNodes].map((node) => node.cloneNode(true)));
  for (const name of ['href', 'src']) {
    for (const part of copy.querySelectorAll(`[${name}]`)) {
      const address = addressElsewhere(part.getAttribute(name) ?? '');
      if (address !== undefined) part.setAttribute(name, address);
    }
  }
  return copy.innerHTML.trim();
}

/** A prop as its attribute, which `attributes.ts` reads. */
function writtenAttribute(prop: string, value: unknown): string | undefined {
  const text = textOfAttribute(prop, value);
  if (text === undefined) return undefined;
  return text === '' ? ` ${attributeOf(prop)}` : ` ${attributeOf(prop)}=${quoted(text)}`;
}

/** The text of an attribute, empty for true; undefined for what no text holds. */
export function textOfAttribute(prop: string, value: unknown): string | undefined {
  if (value === true) return '';
  return prop === 'schedule' && typeof value === 'object' ? textOfSchedule(value as ProcessSource) : textOfData(value);
}

/** Quotes a text with single quotes if it has double ones, as JSON has. */
function quoted(text: string): string {
  const quote = text.includes('"') ? "'" : '"';
  const escaped = text.replace(quote === '"' ? /[&<>\r]/g : /[&<>'\r]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  return `${quote}${escaped}${quote}`;
}
