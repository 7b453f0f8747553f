import { act } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { translationOf } from '../../src/i18n/locale.js';
import { DiffusionProvider, TrainDenoiser } from '../../src/index.js';
import type { PointDenoiser } from '../../src/learn/types.js';
import type { PointsSource } from '../../src/points/chosenPoints.js';
import { messageOf, show, showReady, waitForState } from '../support/figures.js';
import { PATIENCE_MILLISECONDS } from '../support/patience.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const PATIENCE = { timeout: PATIENCE_MILLISECONDS };

const button = (figure: Element, name: string) =>
  [...figure.querySelectorAll('button')].find(({ textContent }) => textContent === name) as HTMLButtonElement;
const select = (figure: Element) => figure.querySelector('select') as HTMLSelectElement;
const labelsOf = (figure: Element) =>
  [...figure.querySelectorAll('[role=img]')].map((plot) => plot.getAttribute('aria-label'));
const statusOf = (figure: Element) => figure.querySelector('[role=status]')?.textContent ?? '';
const stepsOf = (figure: Element) => figure.querySelector('.df-train-steps')?.textContent ?? '';
const press = (figure: Element, name: string) => userEvent.click(button(figure, name));

async function trained(figure: HTMLElement): Promise<void> {
  await expect.poll(() => statusOf(figure), PATIENCE).toContain('Trained with seed');
  await waitForState(figure, 'ready');
}

/** Draws a stroke across the pad, by the events of a pen: 0.6 of its width and 0.2 of its height. */
function drawStroke(figure: Element): void {
  const pad = figure.querySelector('.df-train-pad') as HTMLElement;
  pad.setPointerCapture = () => {}; // no such pointer is down
  const { left, top, width, height } = pad.getBoundingClientRect();
  const send = (type: string, step: number) => {
    const place = { clientX: left + (0.2 + 0.06 * step) * width, clientY: top + (0.4 + 0.02 * step) * height };
    const init = { ...place, bubbles: true, cancelable: true, pointerType: 'pen', pointerId: 1, isPrimary: true };
    act(() => void pad.dispatchEvent(new PointerEvent(type, init)));
  };
  send('pointerdown', 0);
  for (let step = 1; step <= 10; step++) send('pointermove', step);
  send('pointerup', 10);
  send('pointermove', 20); // drawn only while it is down
}

describe('TrainDenoiser', () => {
  it('opens on a training that was made before, which a reader goes on from', async () => {
    const onTrained = vi.fn();
    const { figure, rerender } = await showReady(<TrainDenoiser onTrained={onTrained} />);
    expect(labelsOf(figure)).toEqual([
      'The data: Swiss roll, 2,000 points',
      'Samples of the network: 1,000 points after step 3,000',
      expect.stringMatching(
        /^The loss over the steps: 0\.\d{3} after 3000 of 3000, .* lowest possible loss is 0\.\d\d\.$/,
      ),
    ]);
    expect(statusOf(figure)).toMatch(/^Trained with seed 0\. /);
    expect(stepsOf(figure)).toMatch(/^step 3,000 of 3,000, loss 0\.\d{3}$/);
    await press(figure, 'Train again');
    await expect.poll(() => statusOf(figure)).toMatch(/^(Training|Trained) with seed 1\./);
    await trained(figure);
    expect(onTrained).toHaveBeenCalledOnce();
    await userEvent.selectOptions(select(figure), 'letters');
    expect(labelsOf(figure)[1]).toContain('none yet');
    await userEvent.selectOptions(select(figure), 'swissRoll');
    await waitForState(figure, 'ready');
    expect(statusOf(figure)).toMatch(/^Trained with seed 0\. /);
    rerender(<TrainDenoiser pretrained={false} />);
    expect(labelsOf(figure)[1]).toContain('none yet');
  });

  it('trains when the reader says so, and shows samples, loss and what they come to', async () => {
    const onTrained = vi.fn<(denoiser: PointDenoiser) => void>();
    const onReady = vi.fn();
    const { figure } = await showReady(
      <TrainDenoiser points="twoMoons" steps={500} onTrained={onTrained} onReady={onReady} />,
    );
    expect(labelsOf(figure)).toEqual([
      'The data: two moons, 2,000 points',
      'Samples of the network: none yet',
      'The loss over the steps: none yet',
    ]);
    const states = new Set<string | undefined>();
    const watch = new MutationObserver(() => states.add(figure.dataset['state']));
    watch.observe(figure, { attributeFilter: ['data-state'] });
    await press(figure, 'Train');
    await trained(figure);
    watch.disconnect();
    expect(states).toContain('pending');
    expect(stepsOf(figure)).toMatch(/^step 500 of 500, loss 0\.\d{3}, \d+\.\d s$/);
    expect(labelsOf(figure)[1]).toBe('Samples of the network: 1,000 points after step 500');
    expect(labelsOf(figure)[2]).toMatch(
      /^The loss over the steps: 0\.\d{3} after 500 of 500, from [01]\.\d{3}\. The lowest possible loss is 0\.8[345]\.$/,
    );
    const times = Number(/([\d.]+) times as far/.exec(statusOf(figure))?.[1]);
    expect(times).toBeLessThan(4);
    expect(onTrained).toHaveBeenCalledOnce();
    expect(onTrained.mock.calls[0]?.[0].predicts).toBe('v');
    await vi.waitFor(() => expect(onReady).toHaveBeenCalledTimes(2));
  });

  const entriesOf = (figure: Element) =>
    [...figure.querySelectorAll('.df-train-losses .df-chart-entry')].map(({ textContent }) => textContent);
  const curvesOf = (figure: Element) =>
    [...figure.querySelectorAll('[data-curve]')].map((curve) => curve.getAttribute('data-curve'));

  it('draws the lowest loss that any network can reach, once a reader trains', async () => {
    const { figure } = await showReady(<TrainDenoiser points="twoMoons" count={200} steps={100} />);
    expect(entriesOf(figure)).toEqual(['mean of 500 steps –none', 'lowest possible –none', '1 if nothing is learned']);
    expect(curvesOf(figure)).toEqual(['unlearned', 'loss']);
    await press(figure, 'Train');
    await trained(figure);
    expect(entriesOf(figure)[0]).toMatch(/^mean of 500 steps 0\.\d\d$/);
    expect(entriesOf(figure)[1]).toMatch(/^lowest possible 0\.8\d$/);
    expect(curvesOf(figure)).toEqual(['unlearned', 'lowest', 'loss']);
  });

  it('computes no floor that is not asked for', async () => {
    const { figure } = await showReady(<TrainDenoiser points="twoMoons" count={200} steps={50} floor={false} />);
    await press(figure, 'Train');
    await trained(figure);
    expect(entriesOf(figure)).toHaveLength(2);
    expect(curvesOf(figure)).toEqual(['unlearned', 'loss']);
    expect(labelsOf(figure)[2]).not.toContain('lowest possible');
  });

  it('compares its samples with new points of the set, and those of own points with the data alone', async () => {
    const { figure } = await showReady(<TrainDenoiser defaultPoints="twoMoons" count={8} steps={500} />);
    await press(figure, 'Train');
    await trained(figure);
    const [, times] = /new points of the set: ([\d.]+) times as far/.exec(statusOf(figure)) ?? [];
    expect(Number(times)).toBeLessThan(0.5);
    drawStroke(figure);
    await press(figure, 'Train');
    await trained(figure);
    expect(statusOf(figure)).toContain('from the nearest other');
  });

  it('shows samples on the way', async () => {
    const { figure } = await showReady(<TrainDenoiser steps={100_000} />);
    await press(figure, 'Train');
    // A busy page may miss some of them.
    const step = () => {
      const [, digits = '0'] = /1,000 points after step ([\d,]+)$/.exec(labelsOf(figure)[1] ?? '') ?? [];
      return Number(digits.replace(',', ''));
    };
    await expect.poll(step, PATIENCE).toBeGreaterThan(0);
    const first = step();
    expect(first % 250).toBe(0);
    await expect.poll(step, PATIENCE).toBeGreaterThan(first);
  });

  it('stops, says what the samples are, and begins again with the next seed', async () => {
    const { figure } = await showReady(<TrainDenoiser steps={100_000} seed={7} />);
    await press(figure, 'Train');
    expect(statusOf(figure)).toBe('Training with seed 7.');
    await expect.poll(() => labelsOf(figure)[1], PATIENCE).toContain('after step');
    await press(figure, 'Stop');
    expect(statusOf(figure)).toMatch(/^Stopped\. The samples are from step [\d,]+\.$/);
    await waitForState(figure, 'ready');
    const steps = stepsOf(figure);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(stepsOf(figure)).toBe(steps);
    await press(figure, 'Train again');
    expect(statusOf(figure)).toBe('Training with seed 8.');
    await press(figure, 'Stop');
  });

  it.each([
    ['en', 320],
    ['de', 360],
    ['es', 360],
    ['fr', 360],
  ])('has room for its result on a narrow page in the language %s', async (lang, width) => {
    await translationOf(lang)?.load();
    const { figure, container } = await showReady(
      <DiffusionProvider lang={lang}>
        <TrainDenoiser steps={25} />
      </DiffusionProvider>,
    );
    container.style.width = `${width}px`;
    const status = figure.querySelector('[role=status]') as HTMLElement;
    const height = status.clientHeight;
    await userEvent.click(figure.querySelector('.df-train-start') as HTMLElement);
    await expect.poll(() => status.textContent?.length, PATIENCE).toBeGreaterThan(100);
    expect(status.clientHeight).toBe(height);
  });

  it('keeps a training while the page gives a wrong prop', async () => {
    const { figure, rerender } = await showReady(<TrainDenoiser points="twoMoons" steps={50} />);
    await press(figure, 'Train');
    await trained(figure);
    const [status, labels] = [statusOf(figure), labelsOf(figure)];
    rerender(<TrainDenoiser points="twoMoons" steps={0} />);
    expect(await messageOf(figure)).toContain('invalid steps: 0');
    rerender(<TrainDenoiser points="twoMoons" steps={50} />);
    await waitForState(figure, 'ready');
    expect([statusOf(figure), labelsOf(figure)]).toEqual([status, labels]);
  });

  it('forgets a training once other data are chosen, and stops it', async () => {
    const { figure } = await showReady(<TrainDenoiser steps={100_000} />);
    await press(figure, 'Train');
    await expect.poll(() => labelsOf(figure)[1], PATIENCE).toContain('after step');
    await userEvent.selectOptions(select(figure), 'letters');
    await waitForState(figure, 'ready');
    expect(labelsOf(figure).slice(0, 2)).toEqual([
      'The data: letters, 2,000 points',
      'Samples of the network: none yet',
    ]);
    expect(button(figure, 'Train')).toBeEnabled();
  });

  it('trains on what the reader draws, and clears it', async () => {
    const { figure } = await showReady(<TrainDenoiser steps={250} />);
    drawStroke(figure);
    expect(select(figure).value).toBe('drawing');
    const drawn = Number(/(\d+) points/.exec(labelsOf(figure)[0] ?? '')?.[1]);
    // 300 points for a side.
    expect(Math.abs(drawn - 300 * Math.hypot(0.6, 0.2))).toBeLessThan(12);
    await press(figure, 'Train');
    await trained(figure);
    await press(figure, 'Clear');
    expect(labelsOf(figure)[0]).toBe('The data: nothing yet');
    expect(button(figure, 'Train')).toBeDisabled();
    expect(labelsOf(figure)[1]).toContain('none yet');
  });

  it('shows what is drawn while another prop is wrong', async () => {
    const { figure, rerender } = await showReady(<TrainDenoiser />);
    rerender(<TrainDenoiser steps={0} />);
    await messageOf(figure);
    drawStroke(figure);
    expect(select(figure).value).toBe('drawing');
    expect(labelsOf(figure)[0]).toMatch(/^The data: 1\d\d points$/);
  });

  it('shows what the page holds, whatever a reader chooses or draws, and tells it', async () => {
    const onPointsChange = vi.fn<(points: PointsSource) => void>();
    const held = (points: PointsSource) => <TrainDenoiser points={points} onPointsChange={onPointsChange} />;
    const { figure, rerender } = await showReady(held('twoMoons'));
    await userEvent.selectOptions(select(figure), 'letters');
    expect(onPointsChange.mock.calls).toEqual([['letters']]);
    expect(labelsOf(figure)[0]).toBe('The data: two moons, 2,000 points');
    drawStroke(figure);
    const drawn = onPointsChange.mock.lastCall?.[0] as Float32Array;
    expect(select(figure).value).toBe('twoMoons');
    rerender(held(drawn));
    expect(select(figure).value).toBe('drawing');
    expect(labelsOf(figure)[0]).toBe(`The data: ${drawn.length / 2} points`);
  });

  it('goes back to the points of the page', async () => {
    const { figure } = await showReady(<TrainDenoiser defaultPoints={[0, 0, 1, 1, 2, 0]} />);
    expect(select(figure).value).toBe('page');
    await userEvent.selectOptions(select(figure), 'letters');
    await userEvent.selectOptions(select(figure), 'page');
    expect(labelsOf(figure)[0]).toBe('The data: 3 points');
  });

  it('ends with the figure', async () => {
    const errors = vi.spyOn(console, 'error');
    const onTrained = vi.fn();
    const { figure, unmount } = await showReady(<TrainDenoiser onTrained={onTrained} />);
    await press(figure, 'Train again');
    unmount();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(onTrained).not.toHaveBeenCalled();
    expect(errors).not.toHaveBeenCalled();
  });

  it('goes on in a hidden tab, as it needs no frames', async () => {
    vi.stubGlobal('requestAnimationFrame', () => 0);
    const { figure } = await showReady(<TrainDenoiser steps={50} />);
    await press(figure, 'Train');
    await trained(figure);
  });

  it('says that it is slow where there is no WebAssembly', async () => {
    const { figure } = await showReady(<TrainDenoiser steps={100} count={100} />);
    vi.stubGlobal('WebAssembly', undefined);
    await press(figure, 'Train');
    await expect.poll(() => statusOf(figure), PATIENCE).toContain('no WebAssembly SIMD');
    await press(figure, 'Stop');
  });

  it('says what is wrong with points that cannot be learned, and goes on with others', async () => {
    const { figure } = await showReady(<TrainDenoiser defaultPoints={[1, 1, 1, 1]} steps={25} />);
    await press(figure, 'Train');
    await waitForState(figure, 'error');
    expect(await messageOf(figure)).toBe(
      'invalid points: 2 times the same point; expected at least two different points',
    );
    await userEvent.selectOptions(select(figure), 'spiral');
    await waitForState(figure, 'ready');
    await press(figure, 'Train');
    await trained(figure);
  });

  it.each([
    ['of its own', <TrainDenoiser key="own" loading="eager" />],
    [
      'of the provider',
      <DiffusionProvider key="provided" loading="eager">
        <TrainDenoiser />
      </DiffusionProvider>,
    ],
  ])('far from the viewport waits, unless it is eager by a prop %s', async (_, eager) => {
    const below = (figure: ReactElement) => <div style={{ paddingTop: 6000 }}>{figure}</div>;
    const lazy = show(below(<TrainDenoiser />));
    const { figure } = show(below(eager));
    await waitForState(figure, 'ready');
    expect(lazy.figure.dataset['state']).toBe('pending');
  });

  it.each([360, 800])('is as high after a training as before, at %i px', async (width) => {
    const { figure, container } = await showReady(<TrainDenoiser steps={25} />);
    container.style.width = `${width}px`;
    const before = figure.clientHeight;
    await press(figure, 'Train');
    await trained(figure);
    expect(figure.clientHeight).toBe(before);
  });
});
