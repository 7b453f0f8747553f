/** What an async generator returns once all that it yields has been taken. */
export async function exhausted<Result>(work: AsyncGenerator<unknown, Result>): Promise<Result> {
  let step = await work.next();
  while (!step.done) step = await work.next();
  return step.value;
}

export function mean(values: ArrayLike<number>): number {
  return sumOf(values) / values.length;
}

/** Root mean square. */
export function rms(values: ArrayLike<number>): number {
  return Math.sqrt(mean(Array.from(values, (value) => value ** 2)));
}

function sumOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0);
}
