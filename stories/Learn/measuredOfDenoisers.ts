/** Answers to the questions of some lessons. They take too long to compute in a page: tests compute them. */
export const measured = {
  /** Timesteps in which the probability of the true face rises from a tenth to nine tenths: the median of fifty faces. */
  rise: 134,
  /** Of the squared error at t = 600, in percent: what the linear model has taken of the cat. */
  takenShare: 60,
  /** The largest window with which fewer than half of the samples are copies. */
  fewCopies: 9,
  /** Root mean square error of the exact denoiser at t = 10 for the face with the cowboy's hat. */
  exactError: 0.51,
  /** Of the U-Net's samples, in percent: those with two different eyes. */
  unequalEyes: 18,
  /** The loss of a network after 3000 steps with the Swiss roll. */
  trainedLoss: 0.9,
  /** The lowest loss in v that any network can reach on 8 points of the moons. */
  floorOfEight: 0.67,
  /** Over t, the loss of the exact denoiser of the eight Gaussians, the mean of three draws of states. */
  exactLoss: {
    t: [20, 35, 50, 75, 100, 125, 150, 200, 250, 300, 400, 500, 600, 800, 999],
    loss: [0.7, 0.54, 0.38, 0.24, 0.2, 0.23, 0.31, 0.49, 0.63, 0.7, 0.84, 0.91, 0.97, 1.01, 1],
  },
} as const;

/** `measured.exactLoss` between its timesteps, on straight lines. */
export function exactLossAt(at: number): number {
  const { t, loss } = measured.exactLoss;
  const end = Math.max(
    1,
    t.findIndex((one) => one >= at),
  );
  const [t0, t1, y0, y1] = [t[end - 1], t[end], loss[end - 1], loss[end]] as [number, number, number, number];
  return y0 + ((y1 - y0) * (at - t0)) / (t1 - t0);
}
