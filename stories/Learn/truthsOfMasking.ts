// What readers predict in the lesson on masked diffusion. Its test computes each number again.

/** Percent of grids that are valid with two cells per step in random order. */
export const VALID_OF_TWO = 60;

/** The mean entropy of a masked cell in nats, by how many cells are shown. */
const ENTROPIES = [1.386, 1.214, 1.007, 0.752, 0.512, 0.325, 0.2, 0.123, 0.073, 0.041, 0.02, 0.008, 0.002, 0, 0, 0];

/** The same at a place of the axis: the nearest number of cells counts. */
export function maskedEntropy(shown: number): number {
  return ENTROPIES[Math.min(ENTROPIES.length - 1, Math.max(0, Math.round(shown)))] as number;
}
