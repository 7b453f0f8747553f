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

/** Moves the figure to a value of what moves; resolves when all of it is drawn. */
export async function showAt(attribute: string, value: number): Promise<void> {
  const text = String(value);
  if (element?.getAttribute(attribute) === text) return;
  await drawn(() => element?.setAttribute(attribute, text));
}

/** The figure that is shown. */
export function figureOf(): HTMLElement {
  return element?.shadowRoot?.querySelector('figure') as HTMLElement;
}

async function loadFont(family: string, address: string): Promise<void> {
  const face = new FontFace(family, `url(${JSON.stringify(address)})`, { weight: '100 900' });
  document.fonts.add(await face.load());
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
  while (isBusy()) await new Promise((resolve) => setTimeout(resolve, INTERVAL_MILLISECONDS));
  await document.fonts.ready;
}

/** A figure may go on after it is ready, to a sample of more steps or a formula's values. */
function isBusy(): boolean {
  const root = element?.shadowRoot;
  return root?.querySelector('figure[data-state=pending], [aria-busy=true], [data-loading]') != null;
}
