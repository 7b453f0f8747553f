import { fireEvent } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { DiffusionProvider, Preconditioning } from '../../src/index.js';
import { showReady } from '../support/figures.js';

const labelsOf = (figure: Element) =>
  [...figure.querySelectorAll('svg[role=img]')].map((drawing) => drawing.getAttribute('aria-label') ?? '');
const marker = (figure: Element) => figure.querySelector('[role=slider]') as HTMLElement;
const dial = (figure: Element) => figure.querySelector('input[type=range]') as HTMLInputElement;
const numbersOf = (figure: Element) =>
  [...figure.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.textContent),
  );
const noteOf = (figure: Element) => figure.querySelector('.df-preconditioning-note')?.textContent ?? '';

describe('Preconditioning', () => {
  it('says the factors in words, and variances of 1', async () => {
    const { figure } = await showReady(<Preconditioning />);
    expect(labelsOf(figure)).toEqual([
      'Preconditioning on the EDM path with σ_data = 0.5, over the noise level σ/α from 0.001 to 80: c_skip goes from 1 to 0.0000391; c_out goes from 0.001 to 0.5; c_in goes from 2 to 0.0125. At σ/α = 0.5, t = 0.5: c_skip is 0.5; c_out is 0.354; c_in is 1.41.',
      'Preconditioning on the EDM path with σ_data = 0.5, over the noise level σ/α from 0.001 to 80: c_noise goes from −1.73 to 1.1. At σ/α = 0.5, t = 0.5: c_noise is −0.173.',
    ]);
    const numbers = numbersOf(figure);
    expect(numbers.map(([exact]) => exact)).toEqual(['0.500', '1.000', '1.000', '0.500']);
    for (const [exact, measured] of numbers) expect(Number(measured)).toBeCloseTo(Number(exact), 1);
    expect(noteOf(figure)).toContain('Measured on 2000 points of the set two moons');
  });

  it('moves its marker by keys, and tells the page', async () => {
    const onTChange = vi.fn();
    const { figure } = await showReady(<Preconditioning onTChange={onTChange} />);
    expect(marker(figure)).toHaveAttribute('aria-valuetext', 'σ/α = 0.5 at t = 0.5');
    fireEvent.keyDown(marker(figure), { key: 'ArrowRight' });
    await expect.poll(() => marker(figure).getAttribute('aria-valuetext')).toBe('σ/α = 0.509 at t = 0.509');
    expect(onTChange).toHaveBeenCalledOnce();
    fireEvent.keyDown(marker(figure), { key: 'End' });
    await expect.poll(() => marker(figure).getAttribute('aria-valuetext')).toBe('σ/α = 80 at t = 80');
  });

  it('on a schedule a key goes on by a timestep, that of the page', async () => {
    const onTChange = vi.fn();
    const { figure } = await showReady(
      <DiffusionProvider schedule={{ kind: 'linear' }} defaultT={0} onTChange={onTChange}>
        <Preconditioning />
      </DiffusionProvider>,
    );
    expect(noteOf(figure)).toContain('So F\u00a0=\u00a0−v');
    for (const t of [1, 2, 3]) {
      fireEvent.keyDown(marker(figure), { key: 'ArrowRight' });
      await expect.poll(() => marker(figure).getAttribute('aria-valuetext')).toContain(`at t = ${t}`);
    }
    expect(onTChange.mock.calls.map(([t]) => t)).toEqual([1, 2, 3]);
  });

  it('shows other data, which a reader chooses', async () => {
    const onSigmaDataChange = vi.fn();
    const { figure } = await showReady(<Preconditioning onSigmaDataChange={onSigmaDataChange} />);
    expect(dial(figure)).toHaveAttribute('aria-valuetext', 'σ_data = 0.50');
    fireEvent.change(dial(figure), { target: { value: '1' } });
    await expect.poll(() => labelsOf(figure)[0]).toContain('c_skip is 0.8; c_out is 0.447');
    expect(onSigmaDataChange.mock.calls).toEqual([[1]]);
    expect(numbersOf(figure)[1]?.[0]).toBe('1.000');
  });

  it('shows a consistency model without the target of a denoiser', async () => {
    const { figure } = await showReady(<Preconditioning sigmaMin={0.002} defaultT={0.001} />);
    expect(labelsOf(figure)[0]).toContain('At σ/α = 0.001, t = 0.001: c_skip is 1; c_out is 0;');
    expect(numbersOf(figure)).toHaveLength(2);
    expect(noteOf(figure)).toContain('At σ/α = 0.002 and below');
  });
});
