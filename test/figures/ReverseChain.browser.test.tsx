import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  createSchedule,
  forwardJumpCoefficients,
  gaussianNoise,
  gaussianPath,
  samplerCoefficients,
  sampleTimesteps,
} from '../../src/core/index.js';
import { scaleText } from '../../src/equations/coefficients.js';
import { BINS } from '../../src/figures/shared/tally.js';
import { ReverseChain } from '../../src/index.js';
import type { FirstOrderSampler } from '../../src/process/types.js';
import { stopFrames } from '../support/clock.js';
import {
  canvasesOf,
  labelsOf,
  messageOf,
  notesOf,
  pixelHash,
  pixelsOf,
  readyPixels,
  show,
  showReady,
  smallImage,
  waitForState,
} from '../support/figures.js';
import { emulate, MOTION } from '../support/media.js';
import { withoutMemory } from '../support/withoutMemory.js';

const image = smallImage();
const schedule = { timesteps: 100 };

it.each(['skip', 'stepwise'] as const)('goes from noise to the very image by %s', async (mode) => {
  const { figure } = await showReady(<ReverseChain image={image} schedule={schedule} mode={mode} />);
  const pixels = canvasesOf(figure).map(pixelsOf);
  expect(labelsOf(figure)).toEqual([
    'x_T, the state at t = 99',
    ...[80, 60, 40, 20].map((t) => `the state x_t at t = ${t}`),
    'the clean end of the chain',
  ]);
  const distance = (shown: Uint8ClampedArray) =>
    shown.reduce((sum, value, i) => sum + Math.abs(value - (image.data[i] as number)), 0) / shown.length;
  const distances = pixels.map(distance);
  expect(distances).toEqual([...distances].sort((a, b) => b - a));
  expect(pixels.at(-1)).toEqual(image.data);
});

it('starts both ways from one x_T, and goes on by other draws', async () => {
  const pixelsBy = async (mode: 'skip' | 'stepwise') => {
    const { figure, unmount } = await showReady(<ReverseChain image={image} schedule={schedule} mode={mode} />);
    const pixels = canvasesOf(figure).map(pixelsOf);
    unmount();
    return pixels;
  };
  const [skip, steps] = [await pixelsBy('skip'), await pixelsBy('stepwise')];
  expect(skip[0]).toEqual(steps[0]);
  expect(skip[2]).not.toEqual(steps[2]);
});

it('says that it is a simulation, unless it has another caption or none', async () => {
  const { figure, rerender } = await showReady(<ReverseChain image={image} schedule={schedule} />);
  expect(figure.querySelector('figcaption')?.textContent).toMatch(/simulation without a network/);
  rerender(<ReverseChain image={image} schedule={schedule} caption="Mine." />);
  expect(figure.querySelector('figcaption')?.textContent).toBe('Mine.');
  rerender(<ReverseChain image={image} schedule={schedule} caption={null} />);
  expect(figure.querySelector('figcaption')).toBeNull();
});

it('lets a change of its seed overtake a long chain', async () => {
  const long = { timesteps: 3000 };
  const chain = (seed: number) => <ReverseChain image={image} schedule={long} mode="stepwise" seed={seed} />;
  const { figure, rerender } = await showReady(chain(0));
  for (const seed of [1, 2, 3]) {
    rerender(chain(seed));
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  await waitForState(figure, 'ready');
  expect(pixelHash(figure)).toBe(await readyPixels(chain(3)));
});

it('leaves a long chain at once for the shown states alone', async () => {
  const wide = smallImage(256, 192);
  const chain = (mode: 'skip' | 'stepwise') => (
    <ReverseChain image={wide} schedule={{ timesteps: 50_000 }} mode={mode} />
  );
  const { figure, rerender } = show(chain('stepwise'));
  const progress = () => figure.querySelector('progress')?.value ?? 0;
  await vi.waitFor(() => expect(progress()).toBeGreaterThan(0));
  const first = { at: performance.now(), done: progress() };
  await vi.waitFor(() => expect(progress()).toBeGreaterThan(first.done + 0.02));
  const start = performance.now();
  const rest = ((1 - progress()) * (start - first.at)) / (progress() - first.done);
  rerender(chain('skip'));
  await waitForState(figure, 'ready');
  // At the speed measured before, as the rest takes longer on a busy machine.
  expect(performance.now() - start).toBeLessThan(rest / 2);
});

it('shows as many states as there are steps, where more are asked for', async () => {
  const { figure } = await showReady(<ReverseChain image={image} schedule={{ timesteps: 2 }} states={5} />);
  expect(canvasesOf(figure)).toHaveLength(3);
});

it.each([
  [10, 2, [49]],
  [10, 3, [59, 29]],
  [4, 4, [74, 49, 24]],
])('of %i steps shows %i states, evenly spaced, the clean end last', async (steps, states, timesteps) => {
  const sampler = { kind: 'ddim', eta: 0 } as const;
  const { figure } = await showReady(<ReverseChain {...{ image, schedule, sampler, steps, states }} />);
  expect(labelsOf(figure)).toEqual([
    'x_T, the state at t = 99',
    ...timesteps.map((t) => `the state x_t at t = ${t}`),
    'the clean end of the chain',
  ]);
});

it.each<[string, FirstOrderSampler, number]>([
  ['DDPM', { kind: 'ddpm', variance: 'posterior' }, 10],
  ['DDIM', { kind: 'ddim', eta: 0 }, 4],
  ['DDIM with noise', { kind: 'ddim', eta: 0.5 }, 7],
  ['Euler', { kind: 'euler', in: 'time' }, 5],
])('takes the steps of %s', async (_, sampler, steps) => {
  const { figure } = await showReady(
    <ReverseChain image={image} schedule={schedule} sampler={sampler} steps={steps} states={steps} seed={3} />,
  );
  const made = createSchedule(schedule);
  const x0 = Float64Array.from(
    image.data.filter((_, index) => index % 4 < 3),
    (byte) => (2 * byte) / 255 - 1,
  );
  const timesteps = sampleTimesteps(made, steps);
  const { a, sigma } = forwardJumpCoefficients(made, 99);
  const start = gaussianNoise(x0.length, { seed: 3, stream: 1 });
  let state = x0.map((value, index) => a * value + sigma * (start[index] as number));
  for (const [index, from] of timesteps.entries()) {
    const to = timesteps[index + 1] ?? -1;
    const step = samplerCoefficients(made, from, to, sampler);
    const z = gaussianNoise(x0.length, { seed: 3, stream: 0x80000000 + from });
    state = state.map((value, i) => step.a * (x0[i] as number) + step.b * value + step.sigma * (z[i] as number));
    const shown = pixelsOf(canvasesOf(figure)[index + 1] as HTMLCanvasElement).filter((_, i) => i % 4 < 3);
    const wrong = shown.filter((byte, i) => {
      const exact = Math.min(255, Math.max(0, (255 * ((state[i] as number) + 1)) / 2));
      return Math.abs(byte - exact) > 0.51;
    });
    expect(wrong, `the state after t = ${from}`).toHaveLength(0);
  }
  expect(labelsOf(figure).at(-1)).toBe('the clean end of the chain');
});

describe('the standard deviations', () => {
  it('stand under the states, against those of the forward process', async () => {
    const { figure } = await showReady(<ReverseChain image={image} schedule={schedule} states={4} deviations />);
    const notes = [...figure.querySelectorAll('.df-panel-note')].map(({ textContent }) => textContent ?? '');
    expect(notes).toHaveLength(5);
    const values = Float64Array.from(image.data.filter((_, index) => index % 4 !== 3));
    const contrast = deviationOf(values.map((value) => (2 * value) / 255 - 1));
    const { alphasCumprod } = createSchedule(schedule);
    [99, 75, 50, 25, -1].forEach((t, index) => {
      const signal = alphasCumprod[t] ?? 1;
      const theory = Math.sqrt(signal * contrast ** 2 + 1 - signal);
      expect(notes[index]).toMatch(new RegExp(`in theory ${theory.toFixed(2)}`));
      // 1296 values: the sd of their sd is about 2%.
      expect(Math.abs(Number(/sd ([\d.]+)/.exec(notes[index] as string)?.[1]) - theory)).toBeLessThan(0.08);
    });
    expect(labelsOf(figure)[4]).toBe(
      `the clean end of the chain, sd ${contrast.toFixed(2)}, in theory ${contrast.toFixed(2)}`,
    );
  });

  it('are an error of the figure where they cannot be measured', async () => {
    const shown = withoutMemory('Uint32Array', BINS, () =>
      messageOf(show(<ReverseChain image={image} schedule={schedule} states={4} deviations />).figure),
    );
    expect(await shown).toBe('Array buffer allocation failed');
  });

  it('are known before the figure says that it is ready', async () => {
    const chain = (seed: number) => (
      <ReverseChain image={image} schedule={schedule} states={4} seed={seed} deviations />
    );
    const { figure, rerender } = await showReady(chain(0));
    const unknown: string[] = [];
    const watch = new MutationObserver(() => {
      if (figure.dataset['state'] === 'ready') unknown.push(...notesOf(figure).filter((note) => note.includes('–')));
    });
    watch.observe(figure, { attributeFilter: ['data-state'] });
    rerender(chain(1));
    await waitForState(figure, 'pending');
    await waitForState(figure, 'ready');
    watch.disconnect();
    expect(unknown).toEqual([]);
  });

  it('stand in a player under its state, and not under the x̂0 beside it', async () => {
    const { figure } = await showReady(<ReverseChain image={image} schedule={schedule} player />);
    expect(labelsOf(figure)).toHaveLength(2);
    expect(notesOf(figure)).toEqual([expect.stringMatching(/^sd \d\.\d\d/)]);
    expect(labelsOf(figure)[1]).not.toContain('sd');
  });

  it('are left out unless asked for', async () => {
    const { figure } = await showReady(<ReverseChain image={image} schedule={schedule} />);
    expect(figure.querySelector('.df-panel-note')).toBeNull();
  });
});

describe('the player', () => {
  const named = (figure: HTMLElement, name: string) =>
    figure.querySelector<HTMLElement>(`[aria-label="${name}"]`) as HTMLElement;
  const sampled = { sampler: { kind: 'ddim', eta: 0 }, steps: 5 } as const;
  const player = <ReverseChain image={image} schedule={schedule} player autoPlay={false} {...sampled} />;
  beforeEach(() => emulate(MOTION));
  afterEach(() => emulate());
  const place = (figure: HTMLElement) => figure.querySelector('output')?.textContent;

  it('steps through the states of the row', async () => {
    const row = await showReady(<ReverseChain image={image} schedule={schedule} {...sampled} states={5} />);
    const pixels = canvasesOf(row.figure).map(pixelsOf);
    row.unmount();
    const { figure } = await showReady(player);
    for (let index = 0; index <= 5; index++) {
      await vi.waitFor(() => expect(pixelsOf(canvasesOf(figure)[0] as HTMLCanvasElement)).toEqual(pixels[index]));
      expect(place(figure)).toBe(`step ${index} of 5`);
      if (index < 5) await userEvent.click(named(figure, 'one step forward'));
    }
    expect(named(figure, 'one step forward')).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(named(figure, 'one step back'));
    expect(place(figure)).toBe('step 4 of 5');
  });

  it('is moved by keys', async () => {
    const { figure } = await showReady(player);
    const slider = named(figure, 'step of the chain');
    slider.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(slider.getAttribute('aria-valuetext')).toBe('step 2 of 5, t = 59');
    await userEvent.keyboard('{End}');
    expect(slider.getAttribute('aria-valuetext')).toBe('step 5 of 5, the clean end');
    await vi.waitFor(() => expect(labelsOf(figure)[0]).toMatch(/^the clean end of the chain, sd/));
  });

  it('plays to the end, and again from the start', async () => {
    const { figure } = await showReady(player);
    named(figure, 'step of the chain').focus();
    await userEvent.keyboard('{End}{ArrowLeft}');
    const button = named(figure, 'play');
    const names: (string | null)[] = [];
    new MutationObserver(() => names.push(button.ariaLabel)).observe(button, { attributeFilter: ['aria-label'] });
    const frames = stopFrames();
    await userEvent.click(button);
    await frames.advance(2000); // a fifth of the ten seconds
    expect(place(figure)).toBe('step 5 of 5');
    expect(names).toEqual(['pause', 'play']);
    await userEvent.click(named(figure, 'play'));
    expect(place(figure)).toBe('step 0 of 5');
    await frames.advance(2000);
    expect(place(figure)).toBe('step 1 of 5');
  });

  it('stops out of sight', async () => {
    const { figure, container } = await showReady(player);
    stopFrames();
    await userEvent.click(named(figure, 'play'));
    expect(named(figure, 'play')).toBeNull();
    container.style.marginTop = '5000px';
    await vi.waitFor(() => expect(named(figure, 'play')).not.toBeNull());
  });
});

describe('the formula', () => {
  const ddim = { sampler: { kind: 'ddim', eta: 0 }, steps: 5 } as const;
  const formulaOf = (figure: HTMLElement) => figure.querySelector<HTMLElement>('.df-formula') as HTMLElement;
  const valuesOf = (figure: HTMLElement) =>
    [...figure.querySelectorAll('.df-formula-value')].map(({ textContent }) => textContent);
  const termsOf = (figure: HTMLElement) => [...formulaOf(figure).querySelectorAll<HTMLElement>('.df-target')];
  const linksOf = (figure: HTMLElement) =>
    [...figure.querySelectorAll<HTMLElement>('.df-panel')].map((panel) => panel.dataset['linked']);

  it('is left out unless asked for, and without values where no timestep is singled out', async () => {
    const { figure, rerender } = await showReady(<ReverseChain image={image} schedule={schedule} />);
    expect(formulaOf(figure)).toBeNull();
    rerender(<ReverseChain image={image} schedule={schedule} formula />);
    await waitForState(figure, 'ready');
    expect(termsOf(figure)).toHaveLength(4);
    expect(valuesOf(figure)).toEqual([]);
  });

  it('has in a player the values of the step that leads on, and dashes at the end, where nothing moves', async () => {
    const { figure } = await showReady(<ReverseChain image={image} schedule={schedule} player formula {...ddim} />);
    const made = createSchedule(schedule);
    const height = formulaOf(figure).offsetHeight;
    const slider = figure.querySelector('input[type=range]') as HTMLInputElement;
    slider.focus();
    await userEvent.keyboard('{ArrowRight}');
    const s = made.alphasCumprod[59] as number;
    expect(valuesOf(figure)).toEqual([Math.sqrt(s), Math.sqrt(1 - s)].map((value) => value.toFixed(3)));
    await userEvent.keyboard('{End}');
    await vi.waitFor(() => expect(valuesOf(figure)).toEqual(['–', '–']));
    expect(formulaOf(figure).offsetHeight).toBe(height);
  });

  it('has the values of a single step of the notebook where many are skipped at once', async () => {
    const { figure } = await showReady(<ReverseChain image={image} schedule={schedule} player formula states={5} />);
    const { a, b, sigma } = samplerCoefficients(createSchedule(schedule), 99, 98, { kind: 'ddpm', variance: 'beta' });
    expect(valuesOf(figure)).toEqual([a, b, sigma].map(scaleText));
  });

  it('lights the states that a term is of', async () => {
    const { figure } = await showReady(<ReverseChain image={image} schedule={schedule} states={3} formula />);
    const [, clean, xt] = termsOf(figure) as [HTMLElement, HTMLElement, HTMLElement];
    await userEvent.hover(xt);
    await vi.waitFor(() => expect(linksOf(figure)).toEqual(['lit', 'lit', 'lit', 'dim']));
    await userEvent.hover(clean);
    await vi.waitFor(() => expect(linksOf(figure)).toEqual(['dim', 'dim', 'dim', 'lit']));
    await userEvent.hover(canvasesOf(figure)[1] as HTMLElement);
    await vi.waitFor(() =>
      expect(termsOf(figure).map(({ dataset }) => dataset['linked'])).toEqual(['lit', 'dim', 'lit', 'dim']),
    );
  });

  it.each(['oracle', 'gaussian'] as const)('of the %s wraps between its terms on a phone', async (denoiser) => {
    const wide = await showReady(
      <ReverseChain
        image={image}
        schedule={schedule}
        formula
        denoiser={denoiser}
        sampler={{ kind: 'ddpm', variance: 'beta' }}
        steps={7}
      />,
    );
    wide.container.style.width = '360px';
    await vi.waitFor(() => expect(formulaOf(wide.figure).scrollWidth).toBeLessThanOrEqual(360));
    // A group on a line of its own is whole.
    for (const group of wide.figure.querySelectorAll<HTMLElement>('.df-formula-group')) {
      expect(group.getBoundingClientRect().width).toBeLessThanOrEqual(360);
      const tops = [...group.children].map((part) => part.getBoundingClientRect().bottom);
      expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(60);
    }
  });

  it('goes on by its last valid steps while options are wrong', async () => {
    const { figure, rerender } = await showReady(
      <ReverseChain image={image} schedule={schedule} player formula {...ddim} />,
    );
    rerender(<ReverseChain image={image} schedule={schedule} player formula {...ddim} steps={500} />);
    expect(await messageOf(figure)).toContain('invalid steps: 500');
    expect(termsOf(figure)).toHaveLength(3);
  });
});

function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

describe('on a path', () => {
  const flow = gaussianPath({ kind: 'flow' });
  const titlesOf = (figure: HTMLElement) =>
    [...figure.querySelectorAll('.df-panel-title')].map(({ textContent }) => /t = [\d.]+/.exec(textContent ?? '')?.[0]);

  it('goes from noise to the very image, by times of the path', async () => {
    const { figure } = await showReady(<ReverseChain image={image} schedule={flow} states={3} deviations />);
    expect(titlesOf(figure)).toEqual([undefined, 't = 0.667', 't = 0.333', undefined]);
    expect(labelsOf(figure)[1]).toMatch(/^the state x_t at t = 0.667, sd /);
    for (const note of notesOf(figure)) {
      const [measured = 0, theory = 1] = note.match(/\d\.\d+/g)?.map(Number) ?? [];
      expect(Math.abs(measured - theory)).toBeLessThan(0.08);
    }
    expect(pixelsOf(canvasesOf(figure)[3] as HTMLCanvasElement)).toEqual(image.data);
  });

  it('shows states divided that no screen shows, with their deviations, and says so', async () => {
    const edm = gaussianPath({ kind: 'edm' });
    const { figure } = await showReady(<ReverseChain image={image} schedule={edm} states={2} deviations />);
    expect(figure.querySelector('figcaption')?.textContent).toContain('too large for a screen');
    expect(notesOf(figure)[1]).toMatch(/^sd (1.0\d|0.9\d)in theory 1.00$/);
  });

  it('plays, with the values of the step by α and σ', async () => {
    const { figure } = await showReady(
      <ReverseChain
        image={image}
        schedule={flow}
        player
        formula
        step={1}
        steps={4}
        sampler={{ kind: 'ddim', eta: 0 }}
      />,
    );
    expect(figure.querySelector('input[type=range]')?.getAttribute('aria-valuetext')).toBe('step 1 of 4, t = 0.75');
    const values = [...figure.querySelectorAll('.df-formula-value')].map(({ textContent }) => textContent);
    expect(values).toEqual(['0.500', '0.500']);
  });
});
