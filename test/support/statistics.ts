/** Mean, variance and kurtosis of values, accumulated in float64. */
export function moments(values: ArrayLike<number>): { mean: number; variance: number; kurtosis: number } {
  const mean = average(values, (value) => value);
  const variance = average(values, (value) => (value - mean) ** 2);
  const fourth = average(values, (value) => (value - mean) ** 4);
  return { mean, variance, kurtosis: fourth / variance ** 2 };
}

/** Correlation of two standard normal sequences, over the shorter. */
export function correlation(left: ArrayLike<number>, right: ArrayLike<number>): number {
  const length = Math.min(left.length, right.length);
  let sum = 0;
  for (let i = 0; i < length; i++) sum += (left[i] as number) * (right[i] as number);
  return sum / length;
}

/**
 * Kolmogorov & Smirnov's distance from the standard normal distribution, times √n: above 1.95 in one of a thousand
 * samples that do follow it.
 */
export function kolmogorovSmirnov(values: Float32Array): number {
  const sorted = values.slice().sort();
  const count = sorted.length;
  const distance = sorted.reduce((worst, value, i) => {
    const expected = normalCumulative(value);
    return Math.max(worst, Math.abs(expected - i / count), Math.abs(expected - (i + 1) / count));
  }, 0);
  return distance * Math.sqrt(count);
}

function average(values: ArrayLike<number>, of: (value: number) => number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += of(values[i] as number);
  return sum / values.length;
}

/** Φ(x), by Abramowitz & Stegun 26.2.17; off by 7.5e-8 at most. */
function normalCumulative(x: number): number {
  const k = 1 / (1 + 0.2316419 * Math.abs(x));
  const powers = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const polynomial = powers.reduceRight((sum, power) => (sum + power) * k, 0);
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
  return x < 0 ? tail : 1 - tail;
}
