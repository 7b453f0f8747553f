import { render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ForwardGrid, ReverseChain, SourceImage } from '../../src/index.js';
import { settle, smallImage, waitForState } from '../support/figures.js';

// Whose work comes first, and whose is not done at all.

const image = smallImage();
afterEach(() => vi.restoreAllMocks());

/** Watches which canvases are painted, in their order. */
function watchPainting(): () => Element[] {
  const painted = vi.spyOn(CanvasRenderingContext2D.prototype, 'putImageData');
  return () => (painted.mock.contexts as CanvasRenderingContext2D[]).map(({ canvas }) => canvas);
}

/** Waits until observers say so: those that watch for longer are told first. */
function isFarAway(figure: HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.at(-1)?.isIntersecting) return;
        observer.disconnect();
        resolve();
      },
      { rootMargin: '50% 0px' },
    );
    observer.observe(figure);
  });
}

it('a figure near the viewport is painted before one that has been scrolled away', async () => {
  const large = smallImage(800, 600);
  const page = (seed: number, gap: number) => (
    <>
      <ForwardGrid image={large} resolution={800} rows={3} samples={3} seed={seed} />
      <div style={{ height: gap }} />
      <ForwardGrid image={large} resolution={800} rows={3} samples={3} seed={seed + 100} />
    </>
  );
  const { container, rerender } = render(page(1, 0));
  const [above, below] = [...container.querySelectorAll('figure')] as [HTMLElement, HTMLElement];
  for (const figure of [above, below]) {
    figure.scrollIntoView();
    await waitForState(figure, 'ready');
  }
  rerender(page(1, 9000));
  below.scrollIntoView();
  await isFarAway(above);
  const painted = watchPainting();
  rerender(page(2, 9000));
  for (const figure of [above, below]) await waitForState(figure, 'ready');
  // The first slice of work begins as soon as there is any; all that waits after it goes by nearness.
  const order = painted().map((canvas) => (below.contains(canvas) ? 'below' : 'above'));
  expect(order.filter((place) => place === 'below')).toHaveLength(9);
  expect(order.lastIndexOf('below')).toBeLessThan(12);
  expect(order.slice(-6)).toEqual(new Array(6).fill('above'));
  scrollTo(0, 0);
});

it('a figure that leaves the page is painted no more, also where others still show its image', async () => {
  const page = (withChain: boolean) => (
    <>
      <SourceImage image={image} />
      {withChain && <ReverseChain image={image} mode="stepwise" states={20} schedule={{ timesteps: 30_000 }} />}
    </>
  );
  const { container, rerender } = render(page(true));
  const chain = container.querySelector<HTMLElement>('[data-figure=reverse-chain]') as HTMLElement;
  // At once: whoever asks now and then may come when the last state is painted.
  await new Promise<void>((resolve) => {
    const watch = new MutationObserver(() => chain.querySelectorAll('[data-painted]').length > 1 && resolve());
    watch.observe(chain, { subtree: true, attributeFilter: ['data-painted'] });
  });
  rerender(page(false));
  const painted = watchPainting();
  await settle(40);
  expect(painted()).toEqual([]);
  expect(chain.querySelectorAll('[data-painted]').length).toBeLessThan(21);
});
