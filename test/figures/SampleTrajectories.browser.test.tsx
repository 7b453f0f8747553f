import { act, fireEvent } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { gaussianPath } from '../../src/core/index.js';
import { DiffusionProvider, SampleTrajectories, type SampleTrajectoriesProps } from '../../src/index.js';
import {
  canvasesOf,
  labelsOf,
  messageOf,
  notesOf,
  pixelHash,
  show,
  showReady,
  waitForState,
} from '../support/figures.js';
import { dragByTouch } from '../support/pointer.js';
import { trainedDenoiser } from '../support/trained.js';

const few = { count: 200, defaultStarts: 3, steps: 10 } as const;
const countOf = (figure: Element) => figure.querySelector('output')?.textContent;
const padsOf = (figure: Element) => [...figure.querySelectorAll<HTMLButtonElement>('.df-pad')];
const button = (name: string) => page.getByRole('button', { name });

/** Two points of data, and what a reader does with them. */
const two = [-2, 0, 2, 0];

function ringOf(figure: Element): string {
  return Number(figure.querySelector('.df-trajectory-target')?.getAttribute('cx')) < 0.5 ? 'left' : 'right';
}

async function chooseRight(figure: Element): Promise<void> {
  const pad = padsOf(figure)[0] as HTMLButtonElement;
  await userEvent.click(pad, { position: { x: 0.9 * pad.clientWidth, y: 5 } });
}

async function dropPoint(figure: Element): Promise<void> {
  await userEvent.click(padsOf(figure)[1] as Element, { position: { x: 20, y: 30 } });
}

async function chooseDdpm(): Promise<void> {
  await page.getByRole('radio', { name: 'DDPM' }).click();
}

function samplerOf(figure: Element): string | undefined {
  return figure.querySelector('label:has(:checked)')?.textContent ?? undefined;
}

async function shown(props: SampleTrajectoriesProps = {}) {
  return showReady(<SampleTrajectories {...few} {...props} />);
}

const denoiser = trainedDenoiser();

describe('the paths', () => {
  it('are shown by the oracle, the exact denoiser and the network, with their numbers', async () => {
    const { figure } = await shown({ denoiser });
    // In the first of a page the points move once, up to the data.
    await vi.waitFor(() =>
      expect(labelsOf(figure)).toEqual([
        'oracle denoiser: 3 paths from x_T to x_0, ending 0 from the data on average; points at t = 0',
        expect.stringMatching(/^exact denoiser: 3 paths .* ending 0\.\d+ from the data on average; points at t = 0$/),
        expect.stringMatching(/^learned denoiser: 3 paths .* ending 0\.\d+ from the data on average; points at t = 0$/),
      ]),
    );
    for (const canvas of canvasesOf(figure)) expect(canvas).toHaveAttribute('data-painted');
  });

  it('have their points where the page’s t is', async () => {
    const at = (t: number) => (
      <DiffusionProvider t={t}>
        <SampleTrajectories {...few} schedule={{ kind: 'cosine' }} />
      </DiffusionProvider>
    );
    const { figure, rerender } = await showReady(at(900));
    const before = pixelHash(figure);
    act(() => rerender(at(100)));
    expect(labelsOf(figure)[0]).toContain('points at t = 100');
    await expect.poll(() => pixelHash(figure)).not.toBe(before);
  });

  it('end elsewhere with other noise under DDPM, and not under DDIM', async () => {
    const { figure } = await shown();
    await button('Again with other noise').click();
    await expect.poll(() => notesOf(figure)).toEqual(['ends moved by 0', 'ends moved by 0']);
    await chooseDdpm();
    await expect.poll(() => notesOf(figure)[1]).toMatch(/^ends moved by [\d.]*[1-9]/);
    expect(notesOf(figure)[0]).toBe('ends moved by 0');
  });
});

describe('the player', () => {
  it('plays the paths from x_T to x_0, and moves the page’s t', async () => {
    const onTChange = vi.fn();
    const { figure } = await showReady(
      <DiffusionProvider defaultT={0} onTChange={onTChange} schedule={{ timesteps: 60 }}>
        <SampleTrajectories {...few} />
      </DiffusionProvider>,
    );
    await button('play').click();
    await expect.poll(() => onTChange.mock.calls.length).toBeGreaterThan(2);
    await expect.element(button('play')).toBeVisible();
    const played = onTChange.mock.calls.map(([t]) => t as number);
    expect(played[0]).toBe(59);
    expect(played.at(-1)).toBe(0);
    expect(played).toEqual([...played].sort((one, other) => other - one));
    expect(labelsOf(figure)[0]).toContain('points at t = 0');
  });

  it('steps along them in a figure alone, and is not there where the page holds t', async () => {
    const { figure } = await shown({ autoPlay: false });
    await button('one step forward').click();
    expect(labelsOf(figure)[0]).toContain('points at t = 1');
    expect(figure.querySelector<HTMLInputElement>('input[type=range]')?.value).toBe('1');
    expect((await shown({ t: 3 })).figure.querySelector('input[type=range]')).toBeNull();
  });
});

describe('a reader', () => {
  it('drops points with the mouse, a hundred, and clears them', async () => {
    const { figure } = await shown();
    await dropPoint(figure);
    expect(countOf(figure)).toBe('4 points');
    await expect.poll(() => labelsOf(figure)[1]).toContain('4 paths');
    await button('Drop a hundred').click();
    expect(countOf(figure)).toBe('100 points');
    await button('Clear').click();
    await waitForState(figure, 'ready');
    expect(notesOf(figure)).toEqual(['no points', 'no points']);
    await expect.element(button('Again with other noise')).toBeDisabled();
  });

  it('gives no focus to a pad that screen readers do not know', async () => {
    const { figure } = await shown({ denoiser: await trainedDenoiser() });
    const hidden = padsOf(figure).filter((pad) => pad.matches('[aria-hidden=true]'));
    expect(hidden).toHaveLength(1);
    await userEvent.click(hidden[0] as Element, { position: { x: 20, y: 30 } });
    await vi.waitFor(() => expect(countOf(figure)).toBe('4 points'));
    expect(document.activeElement).toBe(document.body);
  });

  it('drops them at the cursor with the keyboard', async () => {
    const { figure } = await shown();
    await userEvent.tab();
    await userEvent.tab();
    const pad = padsOf(figure)[1] as HTMLButtonElement;
    expect(document.activeElement).toBe(pad);
    expect(pad.getAttribute('aria-label')).toBe('drop a point at 0.0, 0.0; arrow keys move the position');
    expect(getComputedStyle(pad.querySelector('svg') as Element).display).toBe('block');
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Shift>}{ArrowUp}{/Shift}');
    const place = /at (.*), (.*);/.exec(pad.getAttribute('aria-label') as string);
    expect(Number(place?.[1])).toBeGreaterThan(0);
    expect(Number(place?.[2])).toBeGreaterThan(Number(place?.[1]));
    await userEvent.keyboard('{Enter} ');
    expect(countOf(figure)).toBe('5 points');
  });

  it('drops them with a finger', async () => {
    const { figure } = await shown();
    await dragByTouch(padsOf(figure)[1] as Element, [0.2, 0.2]);
    await expect.poll(() => countOf(figure)).toBe('4 points');
  });

  it('chooses the data point that the oracle knows, among these points', async () => {
    const { figure, rerender } = await shown({ points: two });
    expect(ringOf(figure)).toBe('left');
    await chooseRight(figure);
    expect(ringOf(figure)).toBe('right');
    expect(countOf(figure)).toBe('3 points');
    rerender(<SampleTrajectories {...few} points={[...two, 3, 3]} />);
    expect(ringOf(figure)).toBe('left');
  });

  it('begins anew with another seed of the page, and keeps the sampler', async () => {
    const seeded = (seed: number) => (
      <DiffusionProvider seed={seed}>
        <SampleTrajectories {...few} />
      </DiffusionProvider>
    );
    const { figure, rerender } = await showReady(seeded(0));
    await dropPoint(figure);
    await chooseDdpm();
    rerender(seeded(1));
    expect(countOf(figure)).toBe('3 points');
    expect(samplerOf(figure)).toBe('DDPM');
  });

  it('comes back to the sampler that the page begins with', async () => {
    const onSamplerChange = vi.fn();
    const defaultSampler = { kind: 'ddim', eta: 0.5 } as const;
    await shown({ defaultSampler, onSamplerChange });
    await chooseDdpm();
    await page.getByRole('radio', { name: 'DDIM' }).click();
    expect(onSamplerChange.mock.lastCall).toEqual([defaultSampler]);
  });

  it('leaves the solver that the page begins with, and comes back to it', async () => {
    const { figure } = await shown({ defaultSampler: { kind: 'dpm++', sde: true } });
    expect(samplerOf(figure)).toBe('DPM-Solver++');
    await chooseDdpm();
    expect(samplerOf(figure)).toBe('DDPM');
    await page.getByRole('radio', { name: 'DPM-Solver++' }).click();
    expect(samplerOf(figure)).toBe('DPM-Solver++');
  });
});

describe('what is wrong', () => {
  it('in a network leaves the other paths', async () => {
    const failing = {
      ...denoiser,
      predictValues: () => {
        throw new Error('out of weights');
      },
    };
    const { figure } = show(<SampleTrajectories {...few} denoiser={failing} />);
    expect(await messageOf(figure)).toBe('the denoiser failed at t = 999: out of weights');
    expect(labelsOf(figure)[1]).toContain('3 paths');
    expect(labelsOf(figure)[2]).toBe('learned denoiser: no paths');
  });
});

it('stops when it leaves the page', async () => {
  const asked = vi.fn();
  const slow = {
    ...denoiser,
    predictValues: (xt: Float32Array, t: number) => {
      asked();
      return denoiser.predictValues(xt, t);
    },
  };
  const { unmount } = show(<SampleTrajectories {...few} defaultStarts={500} steps={250} denoiser={slow} />);
  await expect.poll(() => asked.mock.calls.length).toBeGreaterThan(0);
  unmount();
  await new Promise((resolve) => setTimeout(resolve, 30));
  const { length } = asked.mock.calls;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(asked.mock.calls.length).toBe(length);
});

describe('SampleTrajectories on a path', () => {
  const flow = gaussianPath({ kind: 'flow' });

  it('counts its time, and the page’s t in thousandths of it', async () => {
    const onTChange = vi.fn();
    const { figure } = await showReady(
      <DiffusionProvider defaultT={350} onTChange={onTChange}>
        <SampleTrajectories count={100} schedule={flow} steps={5} starts={2} />
      </DiffusionProvider>,
    );
    expect(labelsOf(figure)[0]).toContain('points at t = 0.35');
    const slider = figure.querySelector('input[type=range]') as HTMLInputElement;
    expect(slider.getAttribute('aria-valuetext')).toBe('t = 0.35');
    // The slider's place is t, with the data at its left.
    expect(slider.value).toBe('350');
    fireEvent.change(slider, { target: { value: '0' } });
    expect(onTChange).toHaveBeenCalledWith(0);
    await expect.poll(() => labelsOf(figure)[0]).toContain('points at t = 0');
  });

  it('without a bound says what it shows', async () => {
    const { figure } = await showReady(
      <SampleTrajectories count={100} schedule={gaussianPath({ kind: 'edm' })} spacing="karras" steps={5} starts={2} />,
    );
    expect(figure.querySelector('figcaption')?.textContent).toContain('too large for a screen');
  });
});
