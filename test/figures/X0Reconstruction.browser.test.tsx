import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createSchedule, forwardJumpCoefficients, gaussianNoise, predictX0Coefficients } from '../../src/core/index.js';
import { DiffusionProvider, TimestepSlider, X0Reconstruction } from '../../src/index.js';
import { blend, pixelsOfValues, randomImage, valuesOf } from '../support/arithmetic.js';
import { expectPixels } from '../support/expectPanels.js';
import { canvasesOf, labelsOf, pixelsOf, showReady, smallImage, waitForState } from '../support/figures.js';

const props = { image: smallImage() };

function dialOf(figure: HTMLElement): HTMLInputElement {
  return figure.querySelector('input[type=range]') as HTMLInputElement;
}

/** The ℓ1 distance of x̂0 from x0, in its label. */
function distanceOf(figure: HTMLElement): number {
  return Number(/ℓ1 ([\d.]+)/.exec(labelsOf(figure)[1] ?? '')?.[1]);
}

describe('the error of ε', () => {
  it('has a slider only where one is asked for', async () => {
    const { figure } = await showReady(<X0Reconstruction {...props} slider={false} epsilonError={0.2} />);
    expect(dialOf(figure)).toBeNull();
  });

  it('is the share of other noise in an ε that stays standard normal', async () => {
    const source = randomImage();
    const clean = valuesOf(source);
    const [right, wrong] = [0, 4].map((stream) => gaussianNoise(clean.length, { seed: 3, stream }));
    const schedule = createSchedule();
    const { a, sigma } = forwardJumpCoefficients(schedule, 60);
    const xt = blend([a, clean], [sigma, right as Float32Array]);
    const epsilon = blend([0.8, right as Float32Array], [0.6, wrong as Float32Array]);
    const predicted = predictX0Coefficients(schedule, 60);
    const { figure } = await showReady(<X0Reconstruction image={source} t={60} seed={3} epsilonError={0.6} />);
    const shown = pixelsOf(canvasesOf(figure)[1] as HTMLCanvasElement);
    expectPixels(shown, pixelsOfValues(blend([predicted.a, xt], [predicted.b, epsilon])), 'x̂0');
  });

  it('is moved by keys, and x̂0 follows', async () => {
    const onChange = vi.fn();
    const { figure } = await showReady(
      <X0Reconstruction {...props} t={400} defaultEpsilonError={0} onEpsilonErrorChange={onChange} />,
    );
    expect(distanceOf(figure)).toBe(0);
    for (let stops = 0; stops < 20 && document.activeElement !== dialOf(figure); stops++) await userEvent.tab();
    expect(document.activeElement).toBe(dialOf(figure));
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(onChange.mock.calls).toEqual([[0.01], [0.02]]);
    await vi.waitFor(() =>
      expect(labelsOf(figure)[1]).toMatch(/ an ε that is 0.02 other noise at t = 400, ℓ1 0\.\d+$/),
    );
    expect(figure.querySelector('output')?.textContent).toBe('2%');
    expect(dialOf(figure).getAttribute('aria-valuetext')).toBe('2% other noise');
    await userEvent.keyboard('{End}');
    await vi.waitFor(() => expect(distanceOf(figure)).toBeGreaterThan(1));
  });

  it('is moved by the pointer', async () => {
    const { figure } = await showReady(<X0Reconstruction {...props} defaultEpsilonError={0} />);
    await userEvent.click(dialOf(figure), { position: { x: dialOf(figure).offsetWidth / 2, y: 14 } });
    expect(dialOf(figure).valueAsNumber).toBeCloseTo(0.5, 1);
    await waitForState(figure, 'ready');
    expect(distanceOf(figure)).toBeGreaterThan(0.05);
  });

  it('is amplified by a factor that follows t', async () => {
    const { figure, container } = await showReady(
      <DiffusionProvider defaultT={50}>
        <X0Reconstruction {...props} defaultEpsilonError={0.2} />
        <TimestepSlider />
      </DiffusionProvider>,
    );
    const factor = (t: number) => `= ${Number(Math.abs(predictX0Coefficients(createSchedule(), t).b).toPrecision(3))}`;
    const note = () => figure.querySelectorAll('.df-panel-note')[1]?.textContent?.replace(/\s+/g, ' ');
    const early = distanceOf(figure);
    expect(note()).toContain(factor(50).slice(2));
    (container.querySelector('[aria-valuetext="t = 50"]') as HTMLElement).focus();
    await userEvent.keyboard('{End}');
    await vi.waitFor(() => expect(note()).toContain(factor(999).slice(2)));
    await waitForState(figure, 'ready');
    expect(distanceOf(figure)).toBeGreaterThan(50 * early);
  });
});
