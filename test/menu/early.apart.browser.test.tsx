import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ScheduleChart } from '../../src/index.js';
import { showReady } from '../support/figures.js';
import { holdImports } from '../support/imports.js';

// Stands alone: what has been loaded stays.

it('a press before the menu is loaded opens it, and one more takes that back', async () => {
  const release = holdImports('/menu/Menu.');
  const { figure } = await showReady(<ScheduleChart />);
  const button = figure.querySelector('.df-menu-button') as HTMLElement;
  const isLoading = () => figure.querySelector('[data-loading=menu]') !== null;
  await userEvent.click(button);
  await vi.waitFor(() => expect(isLoading()).toBe(true));
  await userEvent.click(button);
  await vi.waitFor(() => expect(isLoading()).toBe(false));
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(isLoading()).toBe(true));
  expect(button).toHaveAttribute('aria-expanded', 'false');
  release();
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Copy as PNG'));
  expect(button).toHaveAttribute('aria-expanded', 'true');
  expect(isLoading()).toBe(false);
});
