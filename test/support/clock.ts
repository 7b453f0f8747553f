import { act } from '@testing-library/react';
import { onTestFinished, vi } from 'vitest';

/**
 * Stops the timers of a page until the test ends. Only the test moves them, however busy the machine is. `vi.waitFor` moves them too, so
 * use it before the clock stops.
 */
export function stopClock() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  return {
    /** Lets a time pass, and what follows from it. */
    advance: (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds)),
  };
}
