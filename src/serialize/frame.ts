import { components } from '../registry.js';
import { attributeOf, readsOf } from './attributes.js';
import { type Code, type Shown, writtenAs } from './code.js';
import { addressElsewhere } from './elsewhere.js';
import { textOfAttribute } from './html.js';

// A figure of the library as an iframe, on a page that names the folder in which each figure has an address.

/** The `<meta>` whose content is that folder, `https://example.org/figure/`. */
const FOLDER = 'meta[name="diffusion-figures:addresses"]';
/** The address has margins above and below its figure. In pixels. */
const MARGINS = 48;

/** The address of a figure alone; null where the page names no folder that other pages reach, and for a figure that is not the library's. */
export function addressOf({ ownerDocument, dataset: { figure = '' } }: HTMLElement): string | null {
  const { content } = ownerDocument.querySelector<HTMLMetaElement>(FOLDER) ?? {};
  const folder = content && components.has(figure) && addressElsewhere(content);
  return folder && /^https?:/.test(folder) && URL.canParse(folder) ? new URL(`${figure}/`, folder).href : null;
}

/**
 * Writes a figure as an iframe of its address, which shows its current props. What has no attribute is left out.
 *
 * @param address - see `addressOf`.
 * @param lang - the language of the figure.
 */
export function frameOf(figure: HTMLElement, address: string, context: Shown, lang: string): Code {
  const reads = readsOf(context.propTable ?? {});
  const title = components.get(figure.dataset['figure'] ?? '') ?? '';
  const height = Math.ceil(figure.offsetHeight) + MARGINS;
  return writtenAs(
    context,
    (prop, value) => {
      if (value === null || !reads[prop]) return null;
      const text = textOfAttribute(prop, value);
      return text === undefined ? undefined : parameterOf(attributeOf(prop), text);
    },
    (parameters) => {
      const all = /^en\b/.test(lang) ? parameters : [...parameters, parameterOf('lang', lang)];
      const src = all.length === 0 ? address : `${address}?${all.join('&')}`;
      const size = `width="100%" height="${height}" style="border: 0"`;
      return `<iframe src="${src.replaceAll('&', '&amp;')}" title="${title}" ${size} loading="lazy" allow="clipboard-write"></iframe>`;
    },
  );
}

function parameterOf(name: string, text: string): string {
  return text === '' ? name : `${name}=${encodeURIComponent(text)}`;
}
