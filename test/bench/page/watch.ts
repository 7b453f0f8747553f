/** A timer nested more deeply than five waits at least so long; what is more was somebody's task. */
const TIMER_MILLISECONDS = 4;

/** Watches the main thread until told to stop. */
export function watchMainThread(): () => { longest: number; longTasks: number } {
  let longest = 0;
  let longTasks = 0;
  let watching = true;
  const observer = new PerformanceObserver((list) => {
    longTasks += list.getEntries().length;
  });
  observer.observe({ type: 'longtask' });

  let expected = Number.POSITIVE_INFINITY;
  const tick = () => {
    const now = performance.now();
    longest = Math.max(longest, now - expected);
    expected = now + TIMER_MILLISECONDS;
    if (watching) setTimeout(tick, TIMER_MILLISECONDS);
  };
  tick();

  return () => {
    watching = false;
    longTasks += observer.takeRecords().length;
    observer.disconnect();
    return { longest, longTasks };
  };
}

/** Calls back once a frame for a while, with the part of the time that is over. */
export async function eachFrame(milliseconds: number, call: (part: number) => void): Promise<number> {
  const start = performance.now();
  let frames = 0;
  while (performance.now() - start < milliseconds) {
    await new Promise(requestAnimationFrame);
    frames += 1;
    call(Math.min(1, (performance.now() - start) / milliseconds));
  }
  return frames;
}
