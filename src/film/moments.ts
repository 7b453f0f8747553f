import type { Animation, Filming, Moved } from './filming.js';

/** Creates the function that films a figure while a prop moves. */
export function filmingOf({ animation: moving, show }: Moved): Filming {
  return async (most, onMoment, signal) => {
    const values = valuesOf(moving, most);
    const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    // No frame may be waiting for it.
    aborted.catch(() => {});
    try {
      for (const value of values) {
        signal.throwIfAborted();
        await Promise.race([show([moving.prop, value]), aborted]);
        await Promise.race([onMoment(values.length), aborted]);
      }
    } finally {
      void show(null);
    }
  };
}

/** Evenly from the first to the last, at most each once. */
function valuesOf({ least, last, valueAt = (tick) => tick }: Animation, most: number): number[] {
  const steps = last - least;
  const frames = Math.min(most, steps + 1);
  return Array.from({ length: frames }, (_, index) =>
    valueAt(least + Math.round((steps * index) / Math.max(1, frames - 1))),
  );
}
