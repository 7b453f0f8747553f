import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { throttled } from '../../src/anywidget/throttled.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('is called at once, then once in each interval, and with the last change', () => {
  const heard: number[] = [];
  let value = 0;
  const { call } = throttled(() => heard.push(value), 50);
  // A drag of a second, a move in each 10 ms.
  for (value = 0; value < 100; value++) {
    call();
    vi.advanceTimersByTime(10);
  }
  expect(heard).toEqual([0, ...Array.from({ length: 20 }, (_, index) => 5 * index + 4)]);
  vi.advanceTimersByTime(1000);
  expect(heard).toHaveLength(21);
  value = 7;
  call();
  expect(heard.slice(20)).toEqual([99, 7]);
});

it('makes a waiting call when it is flushed, and no other', () => {
  const run = vi.fn();
  const { call, flush } = throttled(run, 50);
  flush();
  expect(run).not.toHaveBeenCalled();
  call();
  flush();
  expect(run).toHaveBeenCalledTimes(1);
  call();
  flush();
  expect(run).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1000);
  expect(run).toHaveBeenCalledTimes(2);
});
