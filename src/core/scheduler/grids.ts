/**
 * Evenly spaced numbers with the arithmetic of `numpy.linspace`, which published tables are made with: where a timestep
 * lies halfway between two integers, its last bit says which of them it becomes.
 */
export function evenlySpaced(start: number, end: number, count: number): number[] {
  const step = (end - start) / (count - 1);
  return Array.from({ length: count }, (_, index) => {
    if (index === 0) return start;
    return index === count - 1 ? end : index * step + start;
  });
}

/**
 * From `start` down to what is left above 0, with the arithmetic of `numpy.arange(start, 0, -step)`: it adds multiples of
 * the difference of its first two numbers, which has lost the last bits of `step`.
 */
export function stepsDown(start: number, step: number): number[] {
  const difference = start - step - start;
  return Array.from({ length: Math.ceil(start / step) }, (_, index) => start + index * difference);
}

/** Halves go to the even integer, as in Python: 0.5 to 0, 1.5 to 2. */
export function roundHalfToEven(x: number): number {
  const below = Math.floor(x);
  const rest = x - below;
  if (rest === 0.5) return below + (below % 2);
  return rest < 0.5 ? below : below + 1;
}
