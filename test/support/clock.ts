import { act } from '@testing-library/react';
import { onTestFinished, vi } from 'vitest';

/**
 * Stops the timers of a page until the test ends; only the test moves them, however busy the machine is. `vi.waitFor` would move them
 * too: wait for what the page shows before you stop the clock, or with `advance`.
 */
export function stopClock() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  return {
    /** Lets a time pass, and what follows from it. */
    advance: (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds)),
  };
}
