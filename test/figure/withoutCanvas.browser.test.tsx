import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { Histogram, NoiseTriptych, PatchFaces, PointProcess, ScheduleChart } from '../../src/index.js';

// A page as jsdom and happy-dom simulate it: elements, and nothing to draw with.

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it.each([
  ['panels', NoiseTriptych],
  ['an image that it counts', Histogram],
  ['points', PointProcess],
  ['faces', PatchFaces],
])('a figure of %s says that it needs a browser, and tells the page', (_, Component) => {
  vi.stubGlobal('CanvasRenderingContext2D', undefined);
  const onError = vi.fn();
  const { getByRole, queryByRole } = render(<Component onError={onError} />);
  expect(getByRole('alert').textContent).toBe(
    'figures need a browser: there is no canvas to draw on, as in jsdom and happy-dom',
  );
  expect(queryByRole('button', { name: 'Try again' })).toBeNull();
  expect(onError).toHaveBeenCalledOnce();
});

it('a chart, which is lines and text, is ready there', () => {
  vi.stubGlobal('CanvasRenderingContext2D', undefined);
  const { container, queryByRole } = render(<ScheduleChart loading="eager" />);
  expect(queryByRole('alert')).toBeNull();
  expect(container.querySelectorAll('.df-chart-curve').length).toBeGreaterThan(2);
});
