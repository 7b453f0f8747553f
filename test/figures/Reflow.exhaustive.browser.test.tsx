import { beforeAll, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Reflow } from '../../src/index.js';
import { type FlowDenoiser, pointSet, reflow, trainDenoiser } from '../../src/learn/index.js';
import { slicedWasserstein } from '../../src/mixture/slicedWasserstein.js';
import { few, itExhaustively } from '../support/exhaustive.js';
import { messageOf, show, showReady, waitForState } from '../support/figures.js';
import { expectNoLongTask } from '../support/longTasks.js';
import { PATIENCE_MILLISECONDS } from '../support/patience.js';
import { trainedDenoiser } from '../support/trained.js';

const PATIENCE = { timeout: PATIENCE_MILLISECONDS };
const button = (figure: Element, name: string) =>
  [...figure.querySelectorAll('button')].find(({ textContent }) => textContent === name) as HTMLButtonElement;
const press = (figure: Element, name: string) => userEvent.click(button(figure, name));
const labelsOf = (figure: Element) =>
  [...figure.querySelectorAll('[role=img]')].map((plot) => plot.getAttribute('aria-label') ?? '');
const statusOf = (figure: Element) => figure.querySelector('[role=status]')?.textContent ?? '';
/** Each state and status that a figure has had, and each button that it has disabled. A short training may end before its press returns. */
function noteOf(figure: HTMLElement): ReadonlySet<string> {
  const notes = new Set<string>();
  const observer = new MutationObserver(() => {
    notes.add(`${figure.dataset['state']}: ${statusOf(figure)}`);
    for (const { textContent } of figure.querySelectorAll('button:disabled')) notes.add(`disabled: ${textContent}`);
  });
  const attributeFilter = ['data-state', 'disabled'];
  observer.observe(figure, { subtree: true, childList: true, characterData: true, attributeFilter });
  return notes;
}
const distanceIn = (label: string | undefined) => Number(/([\d.]+) from the data/.exec(label ?? '')?.[1]);
const straightnessIn = (label: string | undefined) => Number(/departure from straight ([\d.]+)/.exec(label ?? '')?.[1]);

let flow: FlowDenoiser;
let reflowed: FlowDenoiser;
beforeAll(async () => {
  flow = await trainDenoiser(pointSet('twoMoons'), { path: 'flow', steps: 600 });
  reflowed = await reflow(flow, { steps: 300, pairs: 3000 });
});

describe('Reflow', () => {
  it('trains and straightens when the reader says so', async () => {
    const { figure, rerender } = await showReady(<Reflow steps={600} seed={3} />);
    expect(labelsOf(figure)[0]).toBe('Flow matching, Training lines: not trained yet');
    expect(button(figure, 'Reflow')).toBeDisabled();
    const said = noteOf(figure);
    await press(figure, 'Train');
    await expect.poll(() => statusOf(figure), PATIENCE).toContain('The trajectories bend');
    await waitForState(figure, 'ready');
    expect(said).toContain('pending: Training with seed 3.');
    expect(figure.querySelector('.df-train-steps')?.textContent).toMatch(/^step 600 of 600, loss 0\.\d{3}, \d+\.\d s$/);
    expect(labelsOf(figure)[6]).toBe('After reflow, 1 step: not trained yet');
    await press(figure, 'Reflow');
    await expect.poll(() => statusOf(figure), PATIENCE).toContain('nearly straight');
    await waitForState(figure, 'ready');
    expect([...said].some((note) => note.startsWith('pending: Drawing pairs'))).toBe(true);
    expect(figure.querySelector('.df-train-steps')?.textContent).toMatch(/^step 200 of 200,/);
    const labels = labelsOf(figure);
    expect(distanceIn(labels[1])).toBeGreaterThan(0.8);
    expect(distanceIn(labels[6])).toBeLessThan(0.15);
    // So many that it does not end before it is stopped.
    rerender(<Reflow steps={100_000} seed={3} />);
    await press(figure, 'Train again');
    expect(statusOf(figure)).toBe('Training with seed 4.');
    expect(figure.querySelector('.df-train-steps')).toHaveTextContent(/^step [\d,]+ of 100,000/);
    await press(figure, 'Stop');
    expect(statusOf(figure)).toBe('Stopped.');
    expect(labelsOf(figure)).toEqual(labels);
    rerender(<Reflow steps={0} seed={3} />);
    expect(await messageOf(figure)).toContain('invalid steps: 0');
    expect(labelsOf(figure)).toEqual(labels);
    rerender(<Reflow steps={600} seed={3} />);
    await waitForState(figure, 'ready');
    expect(labelsOf(figure)).toEqual(labels);
  });

  it('shows networks that the page brings: more steps come nearer before, and one is enough after', async () => {
    const { figure, rerender } = await showReady(<Reflow flow={flow} reflowed={reflowed.toJSON()} />);
    const labels = labelsOf(figure);
    const distances = labels.map(distanceIn);
    const [, one = 0, two = 0, four = 0, eight = 0] = distances;
    const said = (index: number) => /([\d.]+) from the data/.exec(labels[index] ?? '')?.[1];
    expect(labels.map((label) => label.split(/[,:]/, 1)[0])).toEqual([
      ...new Array(5).fill('Flow matching'),
      ...new Array(5).fill('After reflow'),
    ]);
    expect(labels.slice(6).map((label) => /points in ([^,]+),/.exec(label)?.[1])).toEqual([
      ...['1 step', '2 steps', '4 steps', '8 steps'],
    ]);
    expect(statusOf(figure)).toBe(
      `The trajectories are nearly straight: one step ends ${said(6)} from the data. The fifty steps that reflow learned from end ${said(0)} from it.`,
    );
    rerender(<Reflow flow={flow} />);
    await expect
      .poll(() => statusOf(figure))
      .toBe(
        `The trajectories bend: one step ends ${said(1)} from the data, eight end ${said(4)} from it, fifty ${said(0)}.`,
      );
    expect([one > two, two > four, four > eight]).toEqual([true, true, true]);
    expect(distances[6]).toBeLessThan(eight);
    expect(straightnessIn(labels[0])).toBeGreaterThan(0.7);
    expect(straightnessIn(labels[5])).toBeLessThan(0.01);
    // What it draws is what the network samples.
    for (const [index, steps] of [1, 2, 4, 8].entries()) {
      const samples = await flow.sample({ count: 1000, steps });
      const distance = slicedWasserstein(samples, pointSet('twoMoons'));
      // Said in two digits, and walked in units that are those of the network but for a hundredth.
      expect(Math.abs((distances[index + 1] as number) - distance)).toBeLessThan(0.015);
    }
  });

  it('trains with couplings beside it, of the same seed, and shows a lower loss', async () => {
    const { figure } = await showReady(<Reflow couplings flow={flow} steps={200} seed={3} />);
    const rowNames = [...figure.querySelectorAll('.df-reflow-row')].map(
      (row) => row.querySelector('span')?.textContent,
    );
    expect(rowNames).toEqual(['Flow matching', 'With minibatch couplings', 'After reflow']);
    expect(labelsOf(figure)[5]).toBe('With minibatch couplings, Training lines: not trained yet');
    const lossOf = (row: number) =>
      Number(/loss ([\d.]+)/.exec(figure.querySelectorAll('.df-reflow-row')[row]?.textContent ?? '')?.[1]);
    expect(lossOf(0)).toBeGreaterThan(0.6);
    expect(lossOf(1)).toBeNaN();
    const said = noteOf(figure);
    button(figure, 'Train with couplings').focus();
    expect(button(figure, 'Reflow')).toBeEnabled();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => statusOf(figure), PATIENCE).toContain('With couplings, one step ends');
    await waitForState(figure, 'ready');
    expect(said).toContain('disabled: Reflow');
    expect(said).toContain('pending: Training with seed 3, with couplings of 64 pairs at a time.');
    expect(lossOf(1)).toBeLessThan(lossOf(0) / 5);
    const labels = labelsOf(figure);
    expect(distanceIn(labels[6])).toBeLessThan(0.3);
    // The flow is still there, and can be straightened.
    expect(distanceIn(labels[1])).toBeGreaterThan(0.8);
    expect(button(figure, 'Reflow')).toBeEnabled();
    // With another seed both are forgotten that were made of the first.
    await press(figure, 'Train again');
    await expect.poll(() => statusOf(figure), PATIENCE).toContain('The trajectories bend');
    expect(labelsOf(figure)[6]).toBe('With minibatch couplings, 1 step: not trained yet');
  });

  it('trains a consistency model beside it, which has ends and no trajectories', async () => {
    const { figure } = await showReady(<Reflow consistency flow={flow} steps={600} seed={3} />);
    expect(labelsOf(figure)[5]).toBe('Consistency training, Training lines: not trained yet');
    const row = figure.querySelectorAll('.df-reflow-row')[1];
    expect(row).not.toHaveTextContent('straight');
    const said = noteOf(figure);
    await press(figure, 'Train a consistency model');
    await expect.poll(() => statusOf(figure), PATIENCE).toContain('one step of the consistency model ends');
    await waitForState(figure, 'ready');
    expect(said).toContain('pending: Training a consistency model with seed 3.');
    const labels = labelsOf(figure);
    expect(labels[5]).toMatch(
      /^Consistency training: 40 lines from noise to the ends to which one step leads, 0\.\d+ from the data$/,
    );
    expect(distanceIn(labels[6])).toBeLessThan(0.2);
    expect(distanceIn(labels[5])).toBe(distanceIn(labels[6]));
  });

  it('has neither couplings nor losses unless they are asked for', async () => {
    const { figure } = await showReady(<Reflow flow={flow} coupled={flow} reflowed={reflowed} />);
    expect(figure.querySelectorAll('.df-reflow-row')).toHaveLength(2);
    expect(figure.querySelector('.df-reflow-row')).not.toHaveTextContent('loss');
    expect(button(figure, 'Train with couplings')).toBeUndefined();
  });

  it('trains with another seed than that of the network that the page brings', async () => {
    const { figure } = await showReady(<Reflow flow={flow} steps={100_000} seed={3} />);
    await press(figure, 'Train again');
    expect(statusOf(figure)).toBe('Training with seed 4.');
    await press(figure, 'Stop');
  });

  it('shows what reflow will be trained on once there is a flow', async () => {
    const { figure, rerender } = await showReady(<Reflow pretrained={false} />);
    expect(labelsOf(figure)[5]).toBe('After reflow, Trajectories: not trained yet');
    rerender(<Reflow flow={flow} />);
    await expect.poll(() => labelsOf(figure)[5]).toBe('After reflow, Training lines: not trained yet');
  });

  it('keeps the page’s networks while its points are written in place', async () => {
    const { figure, rerender } = await showReady(<Reflow points={[-1, 0, 1, 0]} flow={flow} />);
    const labels = labelsOf(figure);
    expect(labels[1]).toContain('from the data');
    rerender(<Reflow points={[-1, 0, 1, 0]} flow={flow} />);
    await waitForState(figure, 'ready');
    expect(labelsOf(figure)).toEqual(labels);
  });

  it('forgets its networks once other data are chosen, and tells the page', async () => {
    const onPointsChange = vi.fn();
    const { figure } = await showReady(<Reflow flow={flow} reflowed={reflowed} onPointsChange={onPointsChange} />);
    await userEvent.selectOptions(figure.querySelector('select') as HTMLSelectElement, 'spiral');
    await waitForState(figure, 'ready');
    expect(onPointsChange.mock.calls).toEqual([['spiral']]);
    expect(labelsOf(figure).filter((label) => !label.endsWith('not trained yet'))).toEqual([]);
    expect(button(figure, 'Train')).toBeEnabled();
    expect(button(figure, 'Reflow')).toBeDisabled();
  });

  itExhaustively(
    'forgets what the reader has trained once the data are others, and stops a training of theirs',
    async () => {
      const { figure, rerender } = await showReady(<Reflow steps={20} seed={3} points="twoMoons" />);
      await press(figure, 'Train');
      await expect.poll(() => labelsOf(figure)[1], PATIENCE).toContain('from the data');
      rerender(<Reflow steps={100_000} seed={3} points="spiral" />);
      await waitForState(figure, 'ready');
      const isForgotten = () => {
        expect(labelsOf(figure).filter((label) => !label.endsWith('not trained yet'))).toEqual([]);
        expect(figure.querySelector('.df-train-steps')?.textContent ?? '').not.toContain('loss');
      };
      isForgotten();
      await press(figure, 'Train');
      await waitForState(figure, 'pending');
      rerender(<Reflow steps={100_000} seed={3} points="letters" />);
      await waitForState(figure, 'ready');
      isForgotten();
      expect(button(figure, 'Train')).toBeEnabled();
    },
  );

  it('goes back to the page’s own points', async () => {
    const own = [-1, 0, 1, 0];
    const onPointsChange = vi.fn();
    const { figure } = await showReady(<Reflow defaultPoints={own} onPointsChange={onPointsChange} />);
    const select = figure.querySelector('select') as HTMLSelectElement;
    await userEvent.selectOptions(select, 'spiral');
    await userEvent.selectOptions(select, 'page');
    expect(onPointsChange.mock.calls).toEqual([['spiral'], [own]]);
  });

  it('starts from other noise by another seed', async () => {
    const { figure, rerender } = await showReady(<Reflow flow={flow} />);
    const labels = labelsOf(figure);
    rerender(<Reflow flow={flow} seed={5} />);
    await waitForState(figure, 'ready');
    expect(labelsOf(figure)[1]).not.toBe(labels[1]);
  });

  it('says what is wrong with a network, and with numbers', async () => {
    const failing = { ...flow, predictValues: (xt: Float32Array) => xt.map(() => Number.NaN) };
    const wrong = [
      [<Reflow key="" flow={trainedDenoiser() as never} />, 'invalid denoiser: one that predicts v; expected'],
      [<Reflow key="" flow={trainedDenoiser().toJSON() as never} />, 'invalid denoiser: one that predicts v; expected'],
      [<Reflow key="" flow={failing} />, 'invalid output of the denoiser at t = 1: NaN at index 0'],
      [<Reflow key="" steps={0} />, 'invalid steps: 0'],
      [
        <Reflow key="" couplings coupled={trainedDenoiser() as never} />,
        'invalid denoiser: one that predicts v; expected',
      ],
      [<Reflow key="" seed={Number.NaN} />, 'invalid seed: NaN'],
      [<Reflow key="" points={'circle' as 'spiral'} />, 'invalid points: "circle"'],
    ] as const;
    for (const [element, message] of wrong) {
      const { figure, unmount } = show(element);
      await waitForState(figure, 'error');
      expect(await messageOf(figure)).toContain(message);
      unmount();
    }
  });

  itExhaustively('leaves the page responsive while it trains and measures', async () => {
    const { figure } = await showReady(<Reflow steps={300} />);
    let seed = -1;
    await expectNoLongTask(async () => {
      seed += 1;
      await press(figure, seed ? 'Train again' : 'Train');
      await expect.poll(() => statusOf(figure), PATIENCE).toContain('The trajectories bend');
      await press(figure, 'Reflow');
      await expect.poll(() => statusOf(figure), PATIENCE).toContain('nearly straight');
    });
  });

  it.each(few([360, 800], (width) => width === 360))(
    'is as high after a training as before, at %i px',
    async (width) => {
      const { figure, container, rerender } = await showReady(<Reflow />);
      container.style.width = `${width}px`;
      const before = figure.clientHeight;
      rerender(<Reflow flow={flow} reflowed={reflowed} />);
      await expect.poll(() => statusOf(figure), PATIENCE).toContain('nearly straight');
      await waitForState(figure, 'ready');
      expect(figure.clientHeight).toBe(before);
    },
  );
});
