import type { Filming, Moved, Moving } from './exports.js';

/** A value that shows what another did draws nothing new, and nothing is to be waited for. */
const PATIENCE_MILLISECONDS = 2000;

/** What films a figure while a prop moves. */
export function filmingOf({ moving, show }: Moved): Filming {
  return async (most, onMoment) => {
    const values = valuesOf(moving, most);
    try {
      for (const value of values) {
        await Promise.race([show([moving.prop, value]), later(PATIENCE_MILLISECONDS)]);
        await onMoment(values.length);
      }
    } finally {
      void show(null);
    }
  };
}

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Evenly from the first to the last, at most each once. */
function valuesOf({ least, last, valueAt = (tick) => tick }: Moving, most: number): number[] {
  const steps = last - least;
  const frames = Math.min(most, steps + 1);
  return Array.from({ length: frames }, (_, index) =>
    valueAt(least + Math.round((steps * index) / Math.max(1, frames - 1))),
  );
}
