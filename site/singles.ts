import { reservedHeight } from '../src/embed/reservedHeight.js';
import { definitionOf } from '../src/figure/defineFigure.js';
import { components } from '../src/registry.js';
import { attributeOf, readsOf } from '../src/serialize/attributes.js';
import { pathOf } from './address.js';

// Each figure of the library alone, at `figure/noise-triptych/?t=200`, for an iframe of another page.

const modules = import.meta.glob<Record<string, unknown>>('../src/figures/*/index.tsx', { eager: true });

/** The page of one figure alone. */
export interface Single {
  /** `noise-triptych`. */
  readonly type: string;
  /** `NoiseTriptych`. */
  readonly name: string;
  /** Where it is, below the base of the site. */
  readonly path: string;
  /** Where the page about the figure is. */
  readonly aboutPath: string;
  /** The id of that page, by which its card is named. */
  readonly aboutId: string;
  /** The attributes of the element, which are the parameters of the address. */
  readonly attributes: readonly string[];
  /** Whether it has a t and no control of its own for it: its page has a slider then. */
  readonly hasSlider: boolean;
  /** The height in pixels at the width of `OEMBED_WIDTH`. */
  readonly height: number;
}

/** The width that oEmbed proposes, in pixels. */
export const OEMBED_WIDTH = 650;
/** The margins of the page, on both sides, in pixels; see single.css. */
const MARGINS = { inline: 32, block: 48 };
/** The height of the slider with its margin, in pixels. */
const SLIDER = 96;

export const singles: readonly Single[] = [...components].map(([type, name]) => {
  const aboutId = `figures-${name.toLowerCase()}`;
  const definition = definitionOf(modules[`../src/figures/${name}/index.tsx`]?.[name]);
  if (!definition) throw new Error(`${name} is no figure`);
  const attributes = Object.keys(readsOf(definition.all)).map(attributeOf);
  const hasSlider = attributes.includes('t') && !attributes.includes('default-t');
  return {
    ...{ type, name, aboutId, attributes, hasSlider },
    path: `figure/${type}/`,
    aboutPath: pathOf(aboutId) as string,
    height: heightOf(type) + (hasSlider ? SLIDER : 0),
  };
});

/** The height of an element without attributes, as the element itself reserves it. */
function heightOf(type: string): number {
  const element = {
    localName: 'diffusion-figure',
    clientWidth: OEMBED_WIDTH - MARGINS.inline,
    childNodes: [],
    getAttribute: (name: string) => (name === 'type' ? type : null),
    matches: (selector: string) => selector === `diffusion-figure[type=${type}]`,
  };
  return Math.ceil(reservedHeight(element as unknown as HTMLElement)) + MARGINS.block;
}

/** What https://oembed.com calls a response. A static site cannot answer a question about an address, so each figure has a file. */
export function oembedOf({ name, path, aboutId, height }: Single, root: string, hasCards: boolean) {
  const frame = `<iframe src="${root}${path}" title="${name}" width="${OEMBED_WIDTH}" height="${height}" style="border: 0" loading="lazy" allow="clipboard-write"></iframe>`;
  return {
    version: '1.0',
    type: 'rich',
    title: name,
    provider_name: 'diffusion-figures',
    provider_url: root,
    html: frame,
    width: OEMBED_WIDTH,
    height,
    ...(hasCards && {
      thumbnail_url: `${root}cards/${aboutId}.png`,
      thumbnail_width: 1200,
      thumbnail_height: 630,
    }),
  };
}
