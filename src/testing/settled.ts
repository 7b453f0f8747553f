import { QUEUED } from '../hooks/frozen.js';
import { isPage, type PageLike } from './page.js';

export interface SettledOptions {
  /** Milliseconds after which it gives up; defaults to 30,000. */
  timeout?: number | undefined;
}

/** What the wait needs to know inside the page. */
interface Wait {
  readonly queued: string;
  readonly timeout: number;
}

const TIMEOUT = 30_000;

/**
 * Waits until every figure below a root is ready or shows an error and has its menu, its loupe and its formula, no work is
 * queued, and the fonts are loaded: the moment for a screenshot. Figures out of view are waited for too, so freeze the page
 * first, or bring them into view.
 *
 * ```ts
 * await settled();     // in the page; or settled(element)
 * await settled(page); // from outside: in Playwright
 * ```
 *
 * @throws Error that names the figures which have not settled in time.
 */
export async function settled(
  target?: ParentNode | PageLike | null,
  { timeout = TIMEOUT }: SettledOptions = {},
): Promise<void> {
  const wait = { queued: QUEUED, timeout };
  const unsettled = isPage(target) ? await waitOutside(target, wait) : await waitBelow(target, wait);
  if (unsettled.length === 0) return;
  throw new Error(
    `not settled after ${timeout} ms: ${unsettled.join(', ')}; a figure out of view waits until it is seen, unless freeze() ran first`,
  );
}

async function waitOutside(page: PageLike, wait: Wait): Promise<string[]> {
  return (await page.evaluate(waitInPage as never, wait as never)) as string[];
}

function waitBelow(root: ParentNode | null | undefined, wait: Wait): Promise<string[]> {
  return waitInPage({ ...wait, root: root ?? document });
}

/**
 * Runs in the page, from its source alone, so it may use nothing of this file.
 *
 * @returns what has not settled in time.
 */
async function waitInPage({ queued, timeout, root }: Wait & { root?: ParentNode }): Promise<string[]> {
  const end = performance.now() + timeout;
  const nextFrame = () => new Promise((resolve) => setTimeout(resolve, 16));

  const figuresBelow = (below: ParentNode): HTMLElement[] => [
    ...below.querySelectorAll<HTMLElement>('figure[data-figure]'),
    ...[...below.querySelectorAll('diffusion-figure')].flatMap(({ shadowRoot }) => {
      return shadowRoot ? figuresBelow(shadowRoot) : [];
    }),
  ];
  const waitingElements = (below: ParentNode) =>
    [...below.querySelectorAll('diffusion-figure')].filter(({ shadowRoot }) => !shadowRoot?.querySelector('figure'));
  const unsettled = () => {
    const below = root ?? document;
    const work = (globalThis as Record<string, unknown>)[queued] as (() => number) | undefined;
    const figures = figuresBelow(below);
    return [
      ...figures
        .filter(({ dataset }) => dataset['state'] === 'pending')
        .map(({ dataset }) => `${dataset['figure']} is pending`),
      ...figures.flatMap((figure) =>
        [...figure.querySelectorAll<HTMLElement>('[data-loading]')].map(
          ({ dataset }) => `${figure.dataset['figure']} loads its ${dataset['loading']}`,
        ),
      ),
      ...waitingElements(below).map((element) => `${element.getAttribute('type')} is not drawn yet`),
      ...(work?.() ? ['work is queued'] : []),
      // jsdom has no `document.fonts`.
      ...(document.fonts?.status === 'loading' ? ['fonts are loading'] : []),
    ];
  };

  // Three times in a row: what is ready may still be about to change.
  for (let quiet = 0; quiet < 3; ) {
    await nextFrame();
    const rest = unsettled();
    quiet = rest.length === 0 ? quiet + 1 : 0;
    if (rest.length > 0 && performance.now() > end) return rest;
  }
  return [];
}
