// The streams of a seed that a reverse chain draws from: that of a figure, and that of `sample`.

/** x_T. */
export const CHAIN_START = 1;

const CHAIN_STEPS = 0x80000000;

/** Reverse step t, or the skip that ends with it. */
export function chainStep(t: number): number {
  return CHAIN_STEPS + t;
}
