import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { left, type Moved } from '../../src/film/filming.js';
import { Trajectory } from '../../src/index.js';
import { canvasesOf, labelsOf, messageOf, notesOf, showReady, waitForState } from '../support/figures.js';

/** Three gray images of 1 × 3 pixels: 3, then 1, then 0. */
const IMAGES = { shape: [3, 1, 3], values: Float32Array.of(3, 3, 3, 1, 1, -1, 0, 0, 0) };
/** Two points in three states, which end at (0, 0) and (2, 0). */
const POINTS = [
  [
    [3, 4],
    [2, 1],
  ],
  [
    [0, 2],
    [2, 0],
  ],
  [
    [0, 0],
    [2, 0],
  ],
];
const slider = () => page.getByRole('slider', { name: 'step of the sampling loop' });
const placeOf = (figure: Element) => figure.querySelector('.df-step-text')?.textContent;
const chartOf = (figure: Element) => figure.querySelector('svg.df-chart-drawing')?.getAttribute('aria-label');
const pixelOf = (canvas: HTMLCanvasElement, x = 0) => [
  ...(canvas.getContext('2d')?.getImageData(x, 0, 1, 1).data ?? []),
];

describe('Trajectory', () => {
  it('shows an example without states of its own', async () => {
    const { figure } = await showReady(<Trajectory />);
    expect(placeOf(figure)).toBe('step 12 of 24, t = 499');
    expect(labelsOf(figure)[0]).toMatch(
      /^the state x_t at step 12 of 24, t = 499; RMS distance from the last state: 0\.\d/,
    );
    expect(figure.querySelector('figcaption')?.textContent).toContain('DDIM takes 24 steps');
  });

  it('draws images with their errors, and says how much of them is clipped', async () => {
    const { figure } = await showReady(<Trajectory states={IMAGES} timesteps={[900, 450]} defaultStep={0} />);
    expect(placeOf(figure)).toBe('step 0 of 2, t = 900');
    expect(notesOf(figure)).toEqual(['error 3.000100.0% clipped']);
    const labels = labelsOf(figure);
    expect(labels[0]).toBe(
      'the state x_t at step 0 of 2, t = 900; RMS difference from the last state: 3.000; 100.0% of the values lie beyond −1 and 1 and are drawn clipped',
    );
    expect(labels[1]).toBe('the last state');
    expect(chartOf(figure)).toBe(
      'RMS difference from the last state, over 2 steps; x_t: 3.000 at the first state, 3.000 at step 0 of 2, t = 900, 0.000 at the last',
    );
    // 3 is white; the last state, 0, is gray.
    expect(
      canvasesOf(figure)
        .slice(0, 2)
        .map((canvas) => pixelOf(canvas)),
    ).toEqual([
      [255, 255, 255, 255],
      [128, 128, 128, 255],
    ]);
    // In the filmstrip, the second state ends with white beside black.
    expect([1, 2].map((x) => pixelOf(canvasesOf(figure)[3] as HTMLCanvasElement, x))).toEqual([
      [255, 255, 255, 255],
      [0, 0, 0, 255],
    ]);
    expect([...figure.querySelectorAll('.df-trajectory-step')].map((step) => step.textContent)).toEqual([
      expect.stringContaining('t = 900'),
      expect.stringContaining('t = 450'),
      'step 2',
    ]);
  });

  it('draws colors, an estimate and a target', async () => {
    const red = { shape: [1, 1, 3], values: [1, -1, -1] };
    const states = { shape: [2, 1, 1, 3], values: [0, 0, 0, 1, -1, -1] };
    const predictions = { shape: [1, 1, 1, 3], values: [1, -1, 1] };
    const { figure } = await showReady(<Trajectory {...{ states, predictions }} target={red} step={0} />);
    const canvases = canvasesOf(figure);
    expect(canvases.slice(0, 3).map((canvas) => pixelOf(canvas).slice(0, 3))).toEqual([
      [128, 128, 128],
      [255, 0, 255],
      [255, 0, 0],
    ]);
    // √((0 + 0 + 2²)/3)
    expect(labelsOf(figure)[1]).toBe('the estimate of x0 at step 0 of 1; RMS error against the target: 1.155');
    expect(labelsOf(figure)[2]).toBe('the target x0');
    expect(chartOf(figure)).toContain(
      'estimate of x0: 1.155 at the first state, 1.155 at step 0 of 1, 0.000 at the last',
    );
    // The page holds the step.
    await expect.element(slider()).toBeDisabled();
  });

  it('measures the distances of points', async () => {
    const { figure } = await showReady(<Trajectory states={POINTS} defaultStep={0} />);
    // √((3² + 4² + 1²)/2)
    expect(notesOf(figure)).toEqual(['error 3.606']);
    expect(figure.querySelectorAll('.df-scatter-canvas[data-painted]')).toHaveLength(2);
  });

  it('gives the estimate a square of its own, and the errors a logarithmic axis, if the states reach far', async () => {
    const states = { shape: [2, 1, 2], values: [80, -80, 0.5, 0.25] };
    const predictions = { shape: [2, 1, 2], values: [1, -1, 0.5, 0.25] };
    const { figure } = await showReady(<Trajectory {...{ states, predictions }} step={0} />);
    expect(notesOf(figure).map((note) => /side (.*)$/.exec(note)?.[1])).toEqual(['85', '1.3', '1.3']);
    // On a linear axis, the errors of the estimate would lie on the axis.
    const ticks = [...figure.querySelectorAll('.df-chart-tick[text-anchor=end]')].map((tick) => tick.textContent);
    expect(ticks).toEqual(['1', '10', '100', '1000']);
  });

  it('goes on by keys, buttons, the marker and the player, and tells the page', async () => {
    const onStepChange = vi.fn();
    const { figure } = await showReady(<Trajectory states={POINTS} {...{ onStepChange }} />);
    expect(placeOf(figure)).toBe('step 1 of 2');
    (slider().element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(placeOf(figure)).toBe('step 2 of 2');
    await expect.element(slider()).toHaveAttribute('aria-valuetext', 'step 2 of 2');
    const marker = page.getByRole('slider', { name: /^step\W.*trajectory/ });
    (marker.element() as HTMLElement).focus();
    await userEvent.keyboard('{Home}');
    expect(placeOf(figure)).toBe('step 0 of 2');
    expect(onStepChange.mock.calls).toEqual([[2], [0]]);
    await page.getByRole('button', { name: 'step forward' }).click();
    expect(placeOf(figure)).toBe('step 1 of 2');
    // Screen readers hear the place that a reader chooses, and not each frame while it plays.
    const place = figure.querySelector('.df-step-text') as Element;
    const live: (string | null)[] = [];
    const watch = new MutationObserver(() => live.push(place.getAttribute('aria-live')));
    watch.observe(place, { attributeFilter: ['aria-live'] });
    await page.getByRole('button', { name: 'play', exact: true }).click();
    await vi.waitFor(() => expect(placeOf(figure)).toBe('step 2 of 2'));
    await vi.waitFor(() => expect(live).toEqual(['off', null]));
    watch.disconnect();
  });

  it('shows the last step for one beyond it, and what a film holds', async () => {
    const { figure, rerender } = await showReady(<Trajectory states={POINTS} step={9} />);
    expect(placeOf(figure)).toBe('step 2 of 2');
    const film = left(figure)?.film as Moved;
    expect(film.animation).toEqual({ prop: 'step', least: 0, last: 2 });
    rerender(<Trajectory states={POINTS} step={0} />);
    expect(placeOf(figure)).toBe('step 0 of 2');
  });

  it('keeps the last valid trajectory while another has a value that is not finite', async () => {
    const { figure, rerender } = await showReady(<Trajectory states={IMAGES} step={1} />);
    const label = labelsOf(figure)[0];
    const values = IMAGES.values.slice();
    values[4] = Number.NaN;
    rerender(<Trajectory states={{ shape: [3, 1, 3], values }} step={1} />);
    expect(await messageOf(figure)).toBe('invalid states[1], value 1: NaN; expected a finite float32 number');
    expect(labelsOf(figure)[0]).toBe(label);
    rerender(<Trajectory states={IMAGES} step={1} target={{ shape: [1, 3], values: [0, 0, Infinity] }} />);
    expect(await messageOf(figure)).toBe('invalid target, value 2: Infinity; expected a finite float32 number');
    rerender(<Trajectory states={IMAGES} step={1} />);
    await waitForState(figure, 'ready');
  });

  it('shows 50 million values', async () => {
    const states = { shape: [50, 1000, 1000], values: new Float32Array(50_000_000) };
    const { figure } = await showReady(<Trajectory states={states} />);
    expect(placeOf(figure)).toBe('step 24 of 49');
  });
});
