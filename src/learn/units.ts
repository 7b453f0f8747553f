import type { Schedule } from '../core/types.js';

/** How a prediction for data of any units comes from one for data of unit variance. */
export interface Change {
  /** Time that the network is asked for; of a schedule it may lie between two timesteps. */
  readonly t: number;
  /** The network's x_t is (x_t - shift · mean) · scale. */
  readonly shift: number;
  readonly scale: number;
  /** The prediction is ofState · x_t + ofNetwork · that of the network + ofMean · mean. */
  readonly ofState: number;
  readonly ofNetwork: number;
  readonly ofMean: number;
}

/**
 * With noise of unit variance, data of standard deviation s have s² times the signal-to-noise ratio at t that data of unit
 * variance have. So divided by √(s²·ᾱ_t + 1-ᾱ_t), which makes it of unit variance, x_t is an x of the unit process at
 * another timestep, with ᾱ' = s²·ᾱ_t / (s²·ᾱ_t + 1-ᾱ_t).
 */
export function changeOfUnits(schedule: Schedule, t: number, deviation: number): Change {
  const signal = schedule.alphasCumprodSqrt[t] as number;
  const variance = schedule.oneMinusAlphasCumprod[t] as number;
  const noise = Math.sqrt(variance);
  const scale = 1 / Math.sqrt((deviation * signal) ** 2 + variance);
  const share = (deviation * scale) ** 2;
  // x̂0 = mean + s · (√ᾱ'·x' - √(1-ᾱ')·v'), ε = (x_t - √ᾱ_t·x̂0) / √(1-ᾱ_t), and v = √ᾱ_t·ε - √(1-ᾱ_t)·x̂0.
  return {
    t: timestepAt(schedule, variance * scale ** 2),
    shift: signal,
    scale,
    ofState: (signal / noise) * (1 - share),
    ofNetwork: deviation * scale,
    ofMean: (share * signal ** 2 - 1) / noise,
  };
}

/**
 * The same for the velocity of a flow: divided by (1 - t)·s + t, x_t lies on the unit flow at t' = t / ((1 - t)·s + t), where
 * x0 and ε are x' - t'·u' and x' + (1 - t')·u'. So u = ε - x0 = ε - mean - s·x0' = (1 - s)·x' + s·u' / ((1 - t)·s + t) - mean.
 */
export function changeOfFlow(t: number, deviation: number): Change {
  const scale = 1 / ((1 - t) * deviation + t);
  const ofState = (1 - deviation) * scale;
  return {
    t: t * scale,
    shift: 1 - t,
    scale,
    ofState,
    ofNetwork: deviation * scale,
    ofMean: -1 - ofState * (1 - t),
  };
}

/** The timestep at which 1-ᾱ has a value, between two by a straight line; the first or the last beyond them. */
function timestepAt({ oneMinusAlphasCumprod: variances, timesteps }: Schedule, variance: number): number {
  let [low, high] = [0, timesteps - 1];
  if (variance <= (variances[low] as number)) return low;
  if (variance >= (variances[high] as number)) return high;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((variances[middle] as number) <= variance) low = middle;
    else high = middle;
  }
  const [before, after] = [variances[low] as number, variances[high] as number];
  return low + (variance - before) / (after - before);
}
