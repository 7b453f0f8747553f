/**
 * Numbers of the lessons that take long to compute. `npm run test:exhaustive` computes them, and the tests of the pages hold
 * what the pages say to them.
 */
export const computed = {
  /** The loss of a network that has learned the Swiss roll, and that of the exact denoiser for two sets. */
  trainedLoss: '0.90',
  exactLoss: { swissRoll: '0.89', eightGaussians: '0.80' },
  /** At t = 500, of a network that has learned the moons: how far its arrows are from the exact ones, and how long those are. */
  arrows: { difference: '0.04', length: '0.55' },
  /** Of a flow to the moons: its straightness before and after reflow, and how far samples by some steps are from the data. */
  reflow: {
    straightness: { before: '0.89', after: '0.00059' },
    before: { 1: '0.93', 8: '0.12', 50: '0.043' },
    after: { 1: '0.050' },
    /** Over three seeds: the least and the largest straightness before, and a limit after. */
    seeds: { before: ['0.88', '0.93'], after: 0.0008 },
    /** Over all sets with three seeds each: by how much one step after is farther from the data than fifty before, or nearer. */
    runs: { count: 15, within: 0.02 },
  },
  /**
   * Of a flow to the eight Gaussians and of what reflow makes of it: distances from the data, points of 1000 that are within 0.1 of
   * one of the data by the number of steps, and how far one step is from the ends that it has to learn.
   */
  distilled: {
    distance: { teacher: '0.074', student: '0.069' },
    onData: { teacher: { 1: 0, 50: 990 }, student: { 1: 865, 2: 914, 4: 940 }, others: [873, 898] },
    apart: '0.12',
    /** Half of the points by one step of the first network are so near to the mean of the data. */
    median: '0.09',
  },
  /** Of 16 samples by patches of the faces, those that are copies, by the size of the window. */
  copies: { 3: 0, 7: 0, 9: 2, 11: 12, 15: 15, 31: 16 },
  /** Root mean square errors at a timestep: of the exact denoiser, and of the U-Net, for faces of the data and for new ones. */
  restored: {
    known: { 300: { exact: '0.002', network: '0.11' } },
    composed: { 10: { exact: '0.25', network: '0.02' }, 300: { exact: '0.25', network: '0.14' } },
    count: 204,
  },
  /** Of v, over all timesteps, for the faces of the data. */
  facesLoss: { exact: '0.02', network: '0.08' },
  /** Of samples of the U-Net: how far the nearest face is, and that of the median; and of chains by patches of 7. */
  invented: {
    count: 48,
    nearest: { least: '0.05', median: '0.17' },
    unequalEyes: { faces: '19%', network: '15%', patches: '85%' },
    differenceOfEyes: { faces: '0.04', network: '0.18' },
    darkPixels: { faces: '8.3', network: '5.4' },
  },
  /** Of 16 samples guided towards cats, those that are nearest to one, by the scale; and dark pixels of a sample. */
  guidedCats: { 0: 0, 1: 16, 3: 16, 8: 16 },
  guidedDark: { 1: '4.1', 8: '9.1' },
  /**
   * Of faces whose mouth is hidden, filled in by windows, each from some draws of noise: their seams, in how many draws repeating is no
   * better than pasting, and how far two mouths are apart, root mean square. Of faces whose left half is filled in, those with two
   * different eyes: with one noise for all faces, with another for each, and so with a wider window.
   */
  filled: {
    ...{ count: 24, draws: 4, window: 5, resample: 8 },
    seams: { pasted: '0.25', twice: '0.19', resampled: '0.20', original: '0.19' },
    drawsInVain: 1,
    mouths: {
      ofOneFace: { pasted: '0.34', resampled: '0.25' },
      ofOneNoise: { pasted: '0.18', resampled: '0.19' },
      original: '0.36',
    },
    unequalEyes: { resampled: 18, ofOtherNoise: 20, ofWide: 10, original: 4 },
    wide: 15,
  },
  /** Of faces that the U-Net has taken to their noise and back by DDIM: the error by the number of steps, root mean square. */
  inverted: { count: 8, errors: { 10: '0.309', 40: '0.249', 160: '0.011' } },
} as const;
