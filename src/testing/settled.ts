import { QUEUED } from '../hooks/frozen.js';
import { isPage, type PageLike } from './page.js';

export interface SettledOptions {
  /** The time limit in milliseconds; defaults to 30,000. */
  timeout?: number | undefined;
  /**
   * Whether figures may show an error, for tests of that error; defaults to false: `settled` rejects and names the
   * figures.
   */
  allowErrors?: boolean | undefined;
}

/** The names of figures that have not settled in time, and the errors that figures show. */
interface Waited {
  readonly unsettled: readonly string[];
  readonly errors: readonly string[];
}

/** The options of the wait inside the page. */
interface Wait {
  readonly queued: string;
  readonly timeout: number;
}

const TIMEOUT = 30_000;

/**
 * Waits until every figure below a root is ready and has its menu, its loupe and its formula, no work is
 * queued, and the fonts are loaded: the moment for a screenshot. A figure that shows an error has settled, too, but is no picture to
 * compare with: the promise then rejects, unless `allowErrors` is true. Figures out of view are waited for too, so freeze the page
 * first, or bring them into view.
 *
 * ```ts
 * await settled();     // in the page; or settled(element)
 * await settled(page); // from outside: in Playwright
 * await settled(page, { allowErrors: true }); // where a figure is to show an error
 * ```
 *
 * @throws Error that names the figures which have not settled in time, or those that show an error, with their messages.
 */
export async function settled(
  target?: ParentNode | PageLike | null,
  { timeout = TIMEOUT, allowErrors = false }: SettledOptions = {},
): Promise<void> {
  const wait = { queued: QUEUED, timeout };
  const { unsettled, errors } = isPage(target) ? await waitOutside(target, wait) : await waitBelow(target, wait);
  if (unsettled.length > 0) {
    throw new Error(
      `not settled after ${timeout} ms: ${unsettled.join(', ')}; a figure out of view waits until it is seen, unless freeze() ran first`,
    );
  }
  if (errors.length > 0 && !allowErrors) {
    throw new Error(`figures show errors, which settled accepts with { allowErrors: true }: ${errors.join('; ')}`);
  }
}

async function waitOutside(page: PageLike, wait: Wait): Promise<Waited> {
  return (await page.evaluate(waitInPage as never, wait as never)) as Waited;
}

function waitBelow(root: ParentNode | null | undefined, wait: Wait): Promise<Waited> {
  return waitInPage({ ...wait, root: root ?? document });
}

/**
 * Runs in the page, from its source alone, so it may use nothing of this file.
 *
 * @returns what has not settled in time, and the errors that are shown.
 */
async function waitInPage({ queued, timeout, root }: Wait & { root?: ParentNode }): Promise<Waited> {
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
    if (rest.length > 0 && performance.now() > end) return { unsettled: rest, errors: [] };
  }
  const wrong = figuresBelow(root ?? document).filter(({ dataset }) => dataset['state'] === 'error');
  const errors = wrong.map((figure) => {
    return `${figure.dataset['figure']}: ${figure.querySelector('.df-message')?.firstChild?.textContent ?? 'no message'}`;
  });
  return { unsettled: [], errors };
}
