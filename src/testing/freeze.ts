import { FROZEN } from '../hooks/frozen.js';
import { isPage, type PageLike } from './page.js';

/**
 * Makes figures the same in every run of a test, on every machine: they load at once, also out of view; they compute on the
 * exact path, tfjs's cpu backend, even if the page has chosen a GPU; and nothing moves. Call it before the first figure
 * is rendered.
 *
 * ```ts
 * freeze();           // in the page: in a setup file of Vitest's browser mode or of Storybook
 * await freeze(page); // from outside: in Playwright, before page.goto
 * ```
 */
export function freeze(): void;
export function freeze(page: PageLike): Promise<void>;
export function freeze(page?: PageLike): void | Promise<void> {
  if (!isPage(page)) return freezeHere(FROZEN);
  return page.addInitScript(freezeHere as never, FROZEN as never).then(() => {});
}

/** Runs in the page, from its source alone. */
function freezeHere(flag: string): void {
  (globalThis as Record<string, unknown>)[flag] = true;
  const still = new CSSStyleSheet();
  // The transition of a plot's inks reports a change of the color scheme.
  still.replaceSync(
    '.df-figure :not(.df-scatter-ink), .df-equation * { animation: none !important; transition: none !important }',
  );
  // jsdom has none.
  document.adoptedStyleSheets?.push(still);
}
