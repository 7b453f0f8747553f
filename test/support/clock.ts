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

/**
 * Stops the time that animation frames and `performance.now` report, until the test ends. The browser still runs frames, so a player that
 * plays moves only when the test lets time pass. Unlike the timers of `stopClock`, `vi.waitFor` does not move this time.
 */
export function stopFrames() {
  const request = window.requestAnimationFrame.bind(window);
  let now = performance.now();
  const spies = [
    vi.spyOn(window, 'requestAnimationFrame').mockImplementation((callback) => request(() => callback(now))),
    vi.spyOn(performance, 'now').mockImplementation(() => now),
  ];
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore();
  });
  const nextFrame = () => act(() => new Promise<void>((resolve) => void request(() => resolve())));
  return {
    /** Lets this much time pass, in one frame. */
    async advance(milliseconds: number) {
      await nextFrame(); // a player that has just begun takes the time before it passes
      now += milliseconds;
      await nextFrame();
    },
  };
}
