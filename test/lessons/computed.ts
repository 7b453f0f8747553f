/**
 * Numbers of the lessons that take long to compute. `npm run test:lessons` computes them, and the tests of the pages hold
 * what the pages say to them.
 */
export const computed = {
  /** The loss of a network that has learned the Swiss roll, and that of the exact denoiser for two sets. */
  trainedLoss: '0.90',
  exactLoss: { swissRoll: '0.89', eightGaussians: '0.80' },
  /** At t = 500, of a network that has learned the moons: how far its arrows are from the exact ones, and how long those are. */
  arrows: { difference: '0.04', length: '0.55' },
  /** Of 16 samples by patches of the faces, those that are copies, by the size of the window. */
  copies: { 3: 0, 7: 0, 9: 2, 11: 12, 15: 15, 31: 16 },
} as const;
