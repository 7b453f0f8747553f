import { act } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Histogram } from '../../src/index.js';
import { messageOf, show, waitForState } from '../support/figures.js';

let isOnline = false;
vi.mock('../../src/figures/Histogram/points.js', async (load) => {
  const { readablePoints } = await load<{ readablePoints: (...asked: unknown[]) => unknown }>();
  return {
    readablePoints: (...asked: unknown[]) => {
      if (!isOnline) throw new Error('offline');
      return readablePoints(...asked);
    },
  };
});

it('of points says that their code could not be loaded, and loads it when a reader tries again', async () => {
  const { figure } = show(<Histogram points="twoMoons" count={100} />);
  expect(await messageOf(figure)).toContain('offline');
  isOnline = true;
  await act(() => userEvent.click(figure.querySelector('.df-retry') as HTMLElement));
  await waitForState(figure, 'ready');
  expect(figure.querySelector('dd')?.textContent).toMatch(/^−?\d\.\d\d$/);
});
