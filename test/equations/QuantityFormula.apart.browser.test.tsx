import { act, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { commands, userEvent } from 'vitest/browser';
import { QuantityFormula } from '../../src/equations/FormulaRow.js';
import { NoiseTriptych } from '../../src/figures/NoiseTriptych/index.js';
import * as quantity from '../../src/process/quantity.js';
import { createSchedule } from '../../src/process/schedule.js';
import { typesetting } from '../../src/tex/Formula.js';
import { figureIn, waitForState } from '../support/figures.js';

// The formula above the panels of a figure, as a server has made it, in a page that has not loaded KaTeX.

const complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
beforeEach(() => complaint.mockClear());

const small = { resolution: 48, formula: true };

async function rowFromServer(t: number): Promise<Element> {
  const page = document.createElement('div');
  page.innerHTML = await commands.serverMarkup('NoiseTriptych', { ...small, t });
  return page.querySelector('.df-formula') as Element;
}

/** Makes markup alive. */
function hydrate(container: HTMLElement, element: ReactElement) {
  document.body.append(container);
  return render(element, { container, hydrate: true, onRecoverableError: (error) => complaint(error) });
}

it('stays, follows t without KaTeX, and lights what belongs to its terms', async () => {
  const container = document.createElement('div');
  container.innerHTML = await commands.serverMarkup('NoiseTriptych', { ...small, t: 50 });
  const row = container.querySelector('.df-formula') as Element;
  const { rerender } = hydrate(container, <NoiseTriptych {...small} t={50} />);
  rerender(<NoiseTriptych {...small} t={600} />);
  await waitForState(figureIn(container), 'ready');
  const { innerHTML } = await rowFromServer(600);
  await vi.waitFor(() => expect(row.innerHTML).toBe(innerHTML));
  expect(container.querySelector('.df-formula')).toBe(row);
  expect(complaint.mock.calls).toEqual([]);
  const requests = performance.getEntriesByType('resource').map(({ name }) => name);
  expect(requests.filter((name) => name.includes('/tex/typeset'))).toEqual([]);

  const lit = () => container.querySelector('.df-panel[data-linked=lit] canvas')?.getAttribute('aria-label');
  const terms = row.querySelectorAll('.df-target');
  await userEvent.hover(terms[1] as Element);
  await vi.waitFor(() => expect(lit()).toBe('the image x0'));
  rerender(<NoiseTriptych {...small} t={601} />);
  expect(lit()).toBe('the image x0');
  await userEvent.hover(terms[2] as Element);
  await vi.waitFor(() => expect(lit()).toMatch(/^the noise/));
});

it('gives way to another formula', async () => {
  const schedule = createSchedule();
  const epsilon = quantity.noise({ seed: 0 });
  const xt = quantity.forwardJump(schedule, quantity.x0, 50, epsilon);
  const container = document.createElement('div');
  container.append(await rowFromServer(50));
  const { rerender } = hydrate(container, <QuantityFormula quantity={xt} />);
  rerender(<QuantityFormula quantity={quantity.predictX0(schedule, xt, 50, epsilon)} />);
  await act(typesetting.load);
  const texOf = () => container.querySelector('.df-formula annotation')?.textContent;
  await vi.waitFor(() => expect(texOf()).toContain(String.raw`\hat{x}_0`));
  expect(complaint.mock.calls).toEqual([]);
});
