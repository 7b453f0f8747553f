import { render } from '@testing-library/react';
import { Activity, Suspense, use } from 'react';
import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ScheduleChart } from '../../src/index.js';
import { figureIn, waitForState } from '../support/figures.js';

const NEVER = new Promise<never>(() => {});

function Waiting(): never {
  return use(NEVER);
}

/** Ways by which a page hides what it keeps, and shows it again. */
const pages = {
  Activity: (isHidden: boolean) => (
    <Activity mode={isHidden ? 'hidden' : 'visible'}>
      <ScheduleChart />
    </Activity>
  ),
  Suspense: (isHidden: boolean) => (
    <Suspense fallback="waiting">
      <ScheduleChart />
      {isHidden && <Waiting />}
    </Suspense>
  ),
};

it.each(Object.entries(pages))('an open menu that %s hides works when it is shown again', async (_, page) => {
  const { container, rerender } = render(page(false));
  const figure = figureIn(container);
  await waitForState(figure, 'ready');
  await userEvent.click(figure.querySelector('.df-menu-button') as HTMLElement);
  await vi.waitFor(() => expect(figure.querySelector('[role=menu]')).not.toBeNull());
  rerender(page(true));
  await vi.waitFor(() => expect(figure.offsetHeight).toBe(0));
  rerender(page(false));
  await vi.waitFor(() => expect(figure.offsetHeight).toBeGreaterThan(0));
  const items = [...figure.querySelectorAll('.df-menu-item')].map(({ textContent }) => textContent);
  expect(items).toContain('Save as SVG');
});
