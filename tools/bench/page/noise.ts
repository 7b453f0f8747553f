import { gaussianNoise } from '../../../src/core/index.js';
import { correlation, kolmogorovSmirnov, moments } from '../../../test/support/statistics.js';

const DRAWS = 1e7;
const LAGS = [1, 2, 3, 4, 5, 8, 15, 16, 17, 768];
/** P(|x| > 4) of a standard normal x. */
const TAIL = 6.334248366623996e-5;

/** How far a key's noise is from standard normal. All but `ks` are in standard errors of their statistic. */
export interface NoiseReport {
  mean: number;
  variance: number;
  kurtosis: number;
  /** Kolmogorov & Smirnov's distance times √n. */
  ks: number;
  /** The largest absolute autocorrelation over `LAGS`. */
  correlation: number;
  tail: number;
}

/** Measures the noise of a seed over ten million draws. */
export function noiseReport(seed: number): NoiseReport {
  const values = gaussianNoise(DRAWS, { seed });
  const root = Math.sqrt(DRAWS);
  const { mean, variance, kurtosis } = moments(values);
  let beyond = 0;
  for (const value of values) if (Math.abs(value) > 4) beyond++;
  return {
    mean: mean * root,
    variance: ((variance - 1) * root) / Math.SQRT2,
    kurtosis: ((kurtosis - 3) * root) / Math.sqrt(24),
    ks: kolmogorovSmirnov(values),
    correlation: Math.max(...LAGS.map((lag) => Math.abs(correlation(values, values.subarray(lag))) * root)),
    tail: (beyond - DRAWS * TAIL) / Math.sqrt(DRAWS * TAIL),
  };
}
