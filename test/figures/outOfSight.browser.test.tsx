import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { DiffusionProvider, NoiseTriptych, TimestepSlider } from '../../src/index.js';
import { labelsOf, show, smallImage, waitForState } from '../support/figures.js';

const image = smallImage();

it('a figure out of sight follows t after those in view, and before it is seen', async () => {
  const { container } = show(
    <DiffusionProvider image={image} defaultT={100}>
      <NoiseTriptych loading="eager" />
      <div style={{ height: 10 * innerHeight }} />
      <NoiseTriptych />
      <TimestepSlider />
      <NoiseTriptych />
    </DiffusionProvider>,
  );
  scrollTo(0, document.documentElement.scrollHeight);
  const figures = [...container.querySelectorAll('figure')] as [HTMLElement, HTMLElement, HTMLElement];
  for (const figure of figures) await waitForState(figure, 'ready');
  container.querySelector<HTMLElement>('input[type=range]')?.focus({ preventScroll: true });
  // An eager figure is drawn as if it were seen, so it does not wait.
  const [eager, before, after] = figures;
  await userEvent.keyboard('{ArrowRight}');
  for (const figure of [eager, before, after]) {
    await vi.waitFor(() => expect(labelsOf(figure)[1]).toContain('t = 101'));
  }
  scrollTo(0, 0);
});

it('what is in view changes in a commit of its own', async () => {
  const { container } = show(
    <DiffusionProvider image={image} defaultT={100}>
      <NoiseTriptych />
      <div style={{ height: 10 * innerHeight }} />
      <NoiseTriptych />
      <TimestepSlider />
    </DiffusionProvider>,
  );
  const [far, near] = [...container.querySelectorAll('figure')] as [HTMLElement, HTMLElement];
  await waitForState(far, 'ready');
  scrollTo(0, document.documentElement.scrollHeight);
  await waitForState(near, 'ready');
  const changes: HTMLElement[][] = [];
  const observer = new MutationObserver((records) => {
    changes.push([far, near].filter((figure) => records.some(({ target }) => figure.contains(target))));
  });
  observer.observe(container, { subtree: true, attributeFilter: ['aria-label'] });
  container.querySelector<HTMLElement>('input[type=range]')?.focus({ preventScroll: true });
  await userEvent.keyboard('{ArrowRight}');
  await vi.waitFor(() => expect(labelsOf(far)[1]).toContain('t = 101'));
  observer.disconnect();
  expect(changes[0]).toEqual([near]);
  scrollTo(0, 0);
});
