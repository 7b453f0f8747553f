/** The ends of the histogram's axis. */
export const RANGE = { least: -4, most: 4 } as const;

/**
 * The number of bins. The 256 levels of an image are 2/255 apart, so a bin of 8/60 contains exactly 17 of them, and no level lies on its
 * edges.
 */
export const BINS = 60;

export const BIN_WIDTH = (RANGE.most - RANGE.least) / BINS;

/** The largest absolute value that a screen shows. Values beyond are clipped. */
export const SHOWN = 1;

/** The counts of all values together: of all channels of an image, or of both coordinates of points. */
export interface Tally {
  readonly total: number;
  /** The number of values in each bin. Values beyond the axis count in the outermost bins. */
  readonly bins: Uint32Array;
  readonly mean: number;
  readonly sd: number;
  /** The share of values outside [-1, 1], which a screen clips. */
  readonly clipped: number;
  /** The share of values beyond the axis. */
  readonly beyond: number;
}

/** Values between two looks at the clock, about half a millisecond of work. */
export const CHUNK = 0x20000;

interface Sums {
  first: number;
  second: number;
  clipped: number;
  beyond: number;
}

/** Counts values; yields the fraction done after each chunk. */
export async function* tally(values: Float32Array): AsyncGenerator<number, Tally> {
  const total = values.length;
  const bins = new Uint32Array(BINS);
  const sums = { first: 0, second: 0, clipped: 0, beyond: 0 };
  // The moments are computed relative to one of the values, so that equal values have an sd of exactly 0.
  const origin = values[0] ?? 0;
  for (let start = 0; start < total; start += CHUNK) {
    addTo(sums, bins, values.subarray(start, start + CHUNK), origin);
    yield Math.min(1, (start + CHUNK) / total);
  }
  const offset = sums.first / total;
  return {
    total,
    bins,
    mean: origin + offset,
    sd: Math.sqrt(Math.max(0, sums.second / total - offset * offset)),
    clipped: sums.clipped / total,
    beyond: sums.beyond / total,
  };
}

function addTo(sums: Sums, bins: Uint32Array, values: Float32Array, origin: number): void {
  const { least, most } = RANGE;
  let [first, second, clipped, beyond] = [0, 0, 0, 0];
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    const distance = value - origin;
    first += distance;
    second += distance * distance;
    if (value < -SHOWN || value > SHOWN) clipped++;
    if (value < least || value > most) beyond++;
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor((value - least) / BIN_WIDTH)));
    bins[bin] = (bins[bin] as number) + 1;
  }
  sums.first += first;
  sums.second += second;
  sums.clipped += clipped;
  sums.beyond += beyond;
}
