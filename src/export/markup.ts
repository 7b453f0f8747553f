import { textOfData, textOfSchedule } from '../core/dataText.js';
import type { ScheduleOptions } from '../core/types.js';
import type { Context } from './actions.js';
import { attributeOf, readsOf } from './attributes.js';
import { type Code, presentProps, writtenAs } from './code.js';

// A figure inside a custom element is copied as the element, which works where the reader found it.

/** The element around a figure, whose content is its caption; null on a page of React. */
export function elementAround(figure: Element): HTMLElement | null {
  const root = figure.getRootNode();
  const host = root instanceof ShadowRoot ? root.host : null;
  return host instanceof HTMLElement && host.localName === 'diffusion-figure' ? host : null;
}

/** An element that shows what it shows now, with its content. What cannot be written down, as a file, is left out. */
export function markupOf(element: HTMLElement, context: Pick<Context, 'props' | 'takes' | 'defaults' | 't'>): Code {
  const name = element.getAttribute('type') ?? '';
  const reads = readsOf(context.takes ?? {});
  return writtenAs(
    presentProps(context),
    (prop, value) => (value === null || !reads[prop] ? null : writtenAttribute(attributeOf(prop), value)),
    (attributes) =>
      `<diffusion-figure type=${quoted(name)}${attributes.join('')}>${element.innerHTML.trim()}</diffusion-figure>`,
  );
}

/** A prop as its attribute, which `attributes.ts` reads. */
function writtenAttribute(attribute: string, value: unknown): string | undefined {
  if (value === true) return ` ${attribute}`;
  const isSchedule = attribute === 'schedule' && typeof value === 'object';
  const text = isSchedule ? textOfSchedule(value as ScheduleOptions) : textOfData(value);
  return text === undefined ? undefined : ` ${attribute}=${quoted(text)}`;
}

/** In single quotes if it has double ones, as JSON has. */
function quoted(text: string): string {
  const quote = text.includes('"') ? "'" : '"';
  const escaped = text.replace(quote === '"' ? /[&<>\r]/g : /[&<>'\r]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  return `${quote}${escaped}${quote}`;
}
