import { left } from '../../film/filming.js';
import type { Shown } from '../drawing.js';

const USUAL_FONT = 'system-ui, sans-serif';
const INTERVAL_MILLISECONDS = 20;

let element: HTMLElement | null = null;

/** Puts a figure on the page, alone; resolves when all of it is drawn, and rejects with what is wrong with it. */
export async function show({ type, attributes, caption, lang, scheme, font }: Shown): Promise<void> {
  document.documentElement.lang = lang;
  document.documentElement.style.colorScheme = scheme;
  document.body.style.cssText = `margin: 16px; font-family: ${font ? JSON.stringify(font.family) : USUAL_FONT}`;
  if (font?.address) await loadFont(font.family, font.address);
  const made = document.createElement('diffusion-figure');
  const written = { type, menu: 'false', loupe: 'false', loading: 'eager', ...attributes };
  for (const [name, value] of Object.entries(written)) made.setAttribute(name, value);
  made.style.margin = '0';
  if (caption !== null) made.textContent = caption;
  element = made;
  await drawn(() => document.body.replaceChildren(made));
}

/** Gives the figure a value of what moves; resolves when all of it is drawn, also where it looks as before. */
export async function showAt(prop: string, value: number): Promise<void> {
  await left(figureOf())?.show([prop, value]);
  await calm();
}

/** The figure that is shown. */
export function figureOf(): HTMLElement {
  return element?.shadowRoot?.querySelector('figure') as HTMLElement;
}

async function loadFont(family: string, address: string): Promise<void> {
  const face = new FontFace(family, `url(${JSON.stringify(address)})`, { weight: '100 900' });
  const loaded = await face.load().catch(() => {
    throw new Error(`font "${address}" cannot be read by this browser: expected WOFF2, WOFF, TrueType or OpenType`);
  });
  document.fonts.add(loaded);
}

/** What a change of the element comes to. */
async function drawn(change: () => void): Promise<void> {
  const shown = element as HTMLElement;
  const events = new AbortController();
  const told = new Promise<void>((resolve, reject) => {
    shown.addEventListener('ready', () => resolve(), { signal: events.signal });
    shown.addEventListener('error', (event: Event) => reject((event as CustomEvent<Error>).detail), {
      signal: events.signal,
    });
  });
  change();
  await told.finally(() => events.abort());
  await calm();
}

async function calm(): Promise<void> {
  while (isBusy()) await new Promise((resolve) => setTimeout(resolve, INTERVAL_MILLISECONDS));
  await document.fonts.ready;
}

/** A figure may go on after it is ready, to a sample of more steps or a formula's values. */
function isBusy(): boolean {
  const root = element?.shadowRoot;
  return root?.querySelector('figure[data-state=pending], [aria-busy=true], [data-loading]') != null;
}
