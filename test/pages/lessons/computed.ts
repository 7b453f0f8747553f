/**
 * Numbers of the lessons that take long to compute. `npm run test:exhaustive` computes them, and the tests of the pages hold
 * what the pages say to them.
 */
export const computed = {
  /** The loss of networks that have learned two sets, with any of three seeds, and that of the exact denoiser. */
  trainedLoss: { swissRoll: '0.90', eightGaussians: '0.81' },
  exactLoss: { swissRoll: '0.89', eightGaussians: '0.80' },
  /**
   * Of the moons, with any of three seeds: the lowest loss that any network can reach, for 2000 points and for 8; the loss around step
   * 1000, by how much it falls until step 4000, and what the distance of samples from the data falls to, as a share of that at step 1000: the median of twelve seeds, and
   * for the other sets limits for three.
   * How much nearer samples lie to the data than to new points, for 8 points and for 512.
   */
  losses: {
    ...{ floor: '0.848', floorOfEight: '0.67', at1000: '0.87', fall: '0.02', left: 0.01 },
    ...{ share: '0.57', ofOthers: [0.4, 0.95], ofEight: '0.02', of512: [0.8, 0.9] },
  },
  /**
   * Of networks that have learned the Swiss roll, with any two of three seeds: the median distance of their samples from the same
   * noise, and of two samples of one network from different noise.
   */
  sameNoise: { near: '0.03', far: 'nearly 2' },
  /** Mean distances to the nearest training point of the Swiss roll: of samples, and of other points of the roll. */
  nearest: { samples: '0.018', held: '0.018' },
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
   * Of flows to the moons, at random and with couplings: their loss, straightness, and how far samples by one step and by fifty are from
   * the data; one step with couplings with two other seeds; and a limit of the difference of fifty steps over three seeds.
   */
  fewSteps: {
    random: { loss: '0.66', straightness: '0.89', distance: { 1: '0.93', 50: '0.043' } },
    coupled: { loss: '0.046', straightness: '0.011', distance: { 1: '0.087', 50: '0.045' } },
    others: ['0.078', '0.079'],
    /** One step of a consistency model, with three seeds. */
    consistency: ['0.067', '0.070', '0.067'],
    within: 0.02,
  },
  /**
   * The largest timesteps at which the true one of fifty faces has half of the probability: their median and quartiles. And how many
   * timesteps it takes from a tenth to nine tenths: their median, the fewest and the most.
   */
  halfProbability: { median: '466', quarters: ['416', '527'], rise: '134', rises: ['54', '243'] },
  /**
   * Of the linear model: the share of the squared error that is taken from the cat, by t; and the kurtosis of the differences
   * between neighbours in the cat, and in samples by their steps.
   */
  dream: { taken: { 50: '3%', 200: '20%', 400: '42%', 600: '60%' }, kurtosis: { cat: '8.5', 50: '3.0', 200: '3.0' } },
  /** Of 16 samples by patches of the faces, those that are copies, by the size of the window, for three draws of noise. */
  copies: { 3: [0, 0, 0], 7: [0, 0, 0], 9: [2, 2, 0], 11: [12, 11, 8], 15: [15, 15, 16], 31: [16, 16, 16] },
  /** Of these 48 samples with a window of 7, those whose eyes and whose mouth are nearest to different faces. */
  mosaics: 45,
  /**
   * Root mean square errors at a timestep: of the exact denoiser, of the U-Net, of a linear denoiser, and of the state over its scale,
   * for faces of the data and for those that are held out; over three draws of noise.
   */
  restored: {
    known: { 300: { exact: '0.006', network: '0.11', state: '0.52' } },
    heldOut: {
      10: { exact: '0.49', network: '0.02', state: '0.03', linear: '0.12' },
      100: { exact: '0.49', network: '0.12', state: '0.17', linear: '0.18' },
      300: { exact: '0.49', network: '0.25', state: '0.52', linear: '0.26' },
    },
    count: 17,
  },
  /** Of v, over all timesteps and three draws of noise. */
  facesLoss: { known: { exact: '0.02', network: '0.08' }, heldOut: { exact: '3.8', network: '0.29' } },
  /** Of samples of the U-Net: how far the nearest face is, and that of the median; and of chains by patches of 7. */
  invented: {
    count: 144,
    nearest: { least: '0.05', median: '0.17' },
    unequalEyes: { faces: '19%', network: '18%', patches: '83%' },
    patches: 96,
    differenceOfEyes: { faces: '0.04', network: '0.17' },
    darkPixels: { faces: '8.3', network: '5.7' },
  },
  /** Of 16 samples guided towards cats, those that are nearest to one, by the scale; and dark pixels of a sample. */
  guidedCats: { 0: 0, 1: 16, 3: 16, 8: 16 },
  guidedDark: { 1: '4.1', 8: '9.1' },
  /** By how much the recall falls from scale 1 to 3, the mean of six draws of noise: of both moons by a guide, and of one by its class. */
  recallLost: { guide: '0.10', class: '0.21' },
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
  /** Of masked diffusion: valid sudokus by cells per step, and with two in the other order, also with the first of equal cells; valid words of two letters per step. */
  masking: {
    grids: { random: { 2: '60%', 3: '34%', 4: '20%' }, confidence: '44%', first: 'about 10%' },
    letters: { random: '49%', confidence: '51%' },
    /**
     * Grids that their first eight cells determine; valid grids if each step draws the pair with the least information; and pairs that
     * contradict each other where random cells are shown.
     */
    ...{ determining: { random: '80%', confidence: '24%' }, leastDependent: '98%' },
    contradictions: { random: '6%', confidence: '4%' },
    /** In 8 steps, without remasking and with η = 0.5. */
    remasked: { without: '39%', half: '52%' },
    remaskedWords: { without: '78%', half: '64%' },
  },
  /**
   * Of a measured line over the moons, for two measured values: mean distances of samples from the posterior over some draws of noise, of
   * as many exact draws, and what of the posterior and of the samples of a method is at the left of 1. And for the first value the
   * least and the largest mean distance of DPS over three other drawings of the moons.
   */
  observed: {
    draws: 8,
    drawings: { seeds: [1, 2, 3], dps: ['0.22', '0.42'] },
    likely: { value: 0.3, exact: '0.13', dps: '0.43', pigdm: '0.21', covariance: '0.18', floor: '0.10' },
    unlikely: {
      ...{ value: 1.2, exact: '0.10', dps: '0.23', pigdm: '0.87', covariance: '0.64' },
      left: { posterior: '4%', dps: '0%', covariance: '31%' },
    },
    /** Of covariance matching for the unlikely measurement with half the variance, and nothing else changed. */
    halved: { distance: '0.21', left: '8%' },
  },
} as const;
