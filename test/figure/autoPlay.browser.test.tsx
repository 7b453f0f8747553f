import { fireEvent, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { DensityFlow, DiffusionProvider, PointProcess, ReverseChain, SampleTrajectories } from '../../src/index.js';
import { show, smallImage, waitForState } from '../support/figures.js';
import { emulate, MOTION } from '../support/media.js';

// A figure that moves by itself does so once, ends at the data, and leaves alone what a page or a reader has set.

// All figures of a test are in view.
beforeEach(async () => {
  await page.viewport(1000, 5000);
  await emulate(MOTION);
});
afterEach(() => emulate());

const image = smallImage();
const SMALL = { starts: 2, count: 20 };

/** Shows figures; returns the t, or the step, of the slider of each, from its first to its newest. */
function watched(...elements: readonly ReactElement[]): number[][] {
  const { container } = show(<div>{elements}</div>);
  const figures = [...container.querySelectorAll('figure')];
  const logs = figures.map((): number[] => []);
  const note = (node: Node) => {
    const slider = node instanceof Element ? (node.querySelector('input[type=range]') ?? node) : node;
    if (slider instanceof HTMLInputElement && slider.type === 'range')
      logs[figures.findIndex((figure) => figure.contains(slider))]?.push(slider.valueAsNumber);
  };
  for (const figure of figures) note(figure);
  new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records)
      for (const node of type === 'attributes' ? [target] : addedNodes) note(node);
  }).observe(container, { subtree: true, childList: true, attributeFilter: ['aria-valuetext'] });
  return logs;
}

/** Waits until a figure has played. */
const played = (log: readonly number[] | undefined, end: number) =>
  vi.waitFor(() =>
    expect(log, 'the t of a figure that plays').toSatisfy(
      () => log !== undefined && log.length > 2 && log.at(-1) === end,
    ),
  );

it('plays once from noise to the data', async () => {
  const logs = watched(
    <DensityFlow key="density" particles={5} count={20} />,
    <SampleTrajectories key="paths" starts={3} count={20} />,
    <PointProcess key="points" count={20} />,
  );
  const [chain] = watched(<ReverseChain image={image} player states={4} resolution={16} />);
  for (const log of logs) await played(log, 0);
  await played(chain, 4);
  for (const [first, ...rest] of logs) {
    expect(first).toBeLessThan(300);
    expect(rest[0]).toBeGreaterThan(900);
    expect(rest).toEqual([...rest].sort((one, other) => other - one));
  }
});

it('does not play under a provider, with a t or a listener of the page, when it is off, or after a reader has moved t', async () => {
  await page.viewport(1000, 300);
  const [moved] = watched(<SampleTrajectories key="" {...SMALL} />);
  await waitForState(document.querySelector('figure') as HTMLElement, 'ready');
  fireEvent.change(document.querySelector('input[type=range]') as HTMLInputElement, { target: { value: 7 } });
  await page.viewport(1000, 5000);
  const [plays, ...still] = watched(
    <SampleTrajectories key="plays" {...SMALL} />,
    <DiffusionProvider key="provider">{<SampleTrajectories {...SMALL} />}</DiffusionProvider>,
    <SampleTrajectories key="t" {...SMALL} t={300} onTChange={() => {}} />,
    <SampleTrajectories key="first t" {...SMALL} defaultT={300} />,
    <SampleTrajectories key="listener" {...SMALL} onTChange={() => {}} />,
    <SampleTrajectories key="off" {...SMALL} autoPlay={false} />,
  );
  await played(plays, 0);
  expect(moved).toEqual([0, 7]);
  expect(still).toEqual([[0], [300], [300], [0], [0]]);
});

it('does not play for readers who prefer reduced motion', async () => {
  await emulate();
  const [still] = watched(<SampleTrajectories key="still" {...SMALL} />);
  await waitForState(document.querySelector('figure') as HTMLElement, 'ready');
  render(<i />); // React runs the effects that are due before it renders anything
  await emulate(MOTION);
  const [plays] = watched(<SampleTrajectories key="plays" {...SMALL} />);
  await played(plays, 0);
  expect(still).toHaveLength(1);
});
