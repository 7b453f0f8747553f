import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { DiffusionProvider, ScheduleChart } from '../../src/index.js';
import { show } from '../support/figures.js';
import { emulate, MOTION } from '../support/media.js';

// Once in a page, so this file has a page of its own.

it('the first grip of a page moves once, where motion is wanted', async () => {
  await page.viewport(800, 2000);
  const moved: Element[] = [];
  const animate = Element.prototype.animate;
  vi.spyOn(Element.prototype, 'animate').mockImplementation(function (this: Element, ...args) {
    moved.push(this);
    return animate.apply(this, args);
  });
  const charts = () =>
    show(
      <DiffusionProvider defaultT={200}>
        <ScheduleChart />
        <ScheduleChart />
      </DiffusionProvider>,
    );
  const { unmount } = charts();
  unmount(); // React runs the effects that are due first
  expect(moved).toEqual([]);
  await emulate(MOTION);
  const { container } = charts();
  await vi.waitFor(() => expect(moved).not.toEqual([]));
  expect(moved).toEqual([container.querySelector('[role=slider]')]);
  await Promise.all(moved.flatMap((grip) => grip.getAnimations().map(({ finished }) => finished)));
  charts();
  // What comes into view later is seen after what came before.
  const later = show(<ScheduleChart t={200} onTChange={() => {}} />);
  await vi.waitFor(() => expect(later.figure.dataset['state']).toBe('ready'));
  expect(moved).toHaveLength(1);
});
