import { fireEvent } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { gaussianPath } from '../../src/core/index.js';
import { DiffusionProvider, ScheduleChart, type ScheduleChartProps, TimestepValue } from '../../src/index.js';
import { show } from '../support/figures.js';

/** A chart on a page whose t is a number in a sentence, after a key at its mark. */
function afterKey(props: ScheduleChartProps) {
  const onPage = vi.fn();
  const { container, figure } = show(
    <DiffusionProvider defaultT={200} onTChange={onPage}>
      <TimestepValue />
      <ScheduleChart {...props} />
    </DiffusionProvider>,
  );
  const mark = figure.querySelector('[role=slider]');
  if (mark) fireEvent.keyDown(mark, { key: 'ArrowRight' });
  return {
    mark: mark?.getAttribute('aria-valuenow'),
    page: container.querySelector('.df-number')?.textContent,
    onPage,
  };
}

it('is the page’s t, and moves it for all', () => {
  const onTChange = vi.fn();
  const { mark, page, onPage } = afterKey({ onTChange });
  expect([mark, page]).toEqual(['201', '201']);
  expect(onPage).toHaveBeenCalledExactlyOnceWith(201);
  expect(onTChange).toHaveBeenCalledExactlyOnceWith(201);
});

it('is the chart’s own where it begins with one, and the page’s stays', () => {
  const { mark, page, onPage } = afterKey({ defaultT: 700 });
  expect([mark, page]).toEqual(['701', '200']);
  expect(onPage).not.toHaveBeenCalled();
});

it('stays where the chart is held, and can be moved only by a page that hears of it', () => {
  const onTChange = vi.fn();
  expect(afterKey({ t: 700 }).mark).toBeUndefined();
  expect(afterKey({ t: 700, onTChange })).toMatchObject({ mark: '700', page: '200' });
  expect(onTChange).toHaveBeenCalledExactlyOnceWith(701);
});

it('on a path is a time, which moves the page by thousandths of the way', () => {
  const onPage = vi.fn();
  const onTChange = vi.fn();
  const { figure } = show(
    <DiffusionProvider schedule={gaussianPath({ kind: 'edm' })} defaultT={200} onTChange={onPage}>
      <ScheduleChart onTChange={onTChange} />
    </DiffusionProvider>,
  );
  fireEvent.keyDown(figure.querySelector('[role=slider]') as Element, { key: 'ArrowRight' });
  expect(onTChange).toHaveBeenCalledExactlyOnceWith(16.08);
  expect(onPage).toHaveBeenCalledExactlyOnceWith(201);
});
