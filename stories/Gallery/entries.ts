/** What a figure is about. The gallery and the sidebar list figures in these groups, in this order. */
export const groups = [
  { id: 'noise', title: 'Noise' },
  { id: 'schedules', title: 'Schedules' },
  { id: 'denoise', title: 'Denoise' },
  { id: 'sample', title: 'Sample' },
  { id: 'points', title: 'Points' },
  { id: 'train', title: 'Train' },
  { id: 'discrete', title: 'Discrete' },
  { id: 'compare', title: 'Compare' },
] as const;

export type Group = (typeof groups)[number]['id'];

/** A figure of the gallery. */
export interface Entry {
  /** As it is imported. */
  readonly name: string;
  readonly group: Group;
  /** What it shows, in a line; or none yet. */
  readonly line?: string;
  /** The lesson that plays with it, by its address; or none. */
  readonly lesson?: string;
}

/** The figures in the order in which they tell the story. */
const told: readonly Entry[] = [
  { name: 'SourceImage', group: 'noise', line: 'the image, with values from −1 to 1' },
  {
    name: 'ScheduleChart',
    group: 'schedules',
    line: 'how signal and noise are scaled over t',
    lesson: 'learn-why-jump',
  },
  {
    name: 'ScheduleComparison',
    group: 'schedules',
    line: 'four schedules on one axis, and the image noised by each',
    lesson: 'learn-schedules',
  },
  {
    name: 'NoiseTriptych',
    group: 'noise',
    line: 'the image, the noisy state and its noise',
    lesson: 'learn-why-predict-ε',
  },
  { name: 'ForwardGrid', group: 'noise', line: 'mean and samples of the forward process' },
  {
    name: 'Histogram',
    group: 'noise',
    line: 'the values of a state, over the density that theory gives',
    lesson: 'learn-where-is-the-noise',
  },
  {
    name: 'Spectrum',
    group: 'noise',
    line: 'the power of the image and of the noise, by frequency',
    lesson: 'learn-when-it-is-decided',
  },
  {
    name: 'PointProcess',
    group: 'points',
    line: 'the forward process on points of the plane',
    lesson: 'learn-train-one-yourself',
  },
  { name: 'ChainDiagram', group: 'noise', line: 'the chain with both processes, on real states' },
  { name: 'NoisePredictorDiagram', group: 'denoise', line: 'what a U-Net takes and gives' },
  {
    name: 'X0Reconstruction',
    group: 'denoise',
    line: 'the image from the state and the noise, and its error',
    lesson: 'learn-why-predict-ε',
  },
  {
    name: 'NoisePrediction',
    group: 'denoise',
    line: 'the noise that a denoiser finds, and what it gets wrong',
    lesson: 'learn-a-linear-model-s-dream',
  },
  { name: 'MeanComparison', group: 'denoise', line: 'the posterior mean beside the forward mean' },
  {
    name: 'PosteriorMean',
    group: 'denoise',
    line: 'the best answer to noise: a mean of fifty faces',
    lesson: 'learn-why-one-step-is-not-enough',
  },
  {
    name: 'ReverseChain',
    group: 'sample',
    line: 'from noise to the image, in six states',
    lesson: 'learn-a-linear-model-s-dream',
  },
  {
    name: 'PatchFaces',
    group: 'sample',
    line: 'faces invented by a model that sees a small window',
    lesson: 'learn-copy-or-invent',
  },
  {
    name: 'TrainDenoiser',
    group: 'train',
    line: 'a network that learns points, or your drawing',
    lesson: 'learn-train-one-yourself',
  },
  {
    name: 'Preconditioning',
    group: 'train',
    line: 'the factors around a network, over the noise level',
    lesson: 'learn-what-a-loss-can-tell',
  },
  {
    name: 'LossFloor',
    group: 'train',
    line: 'the lowest loss at each noise level, and where losses look',
    lesson: 'learn-what-a-loss-can-tell',
  },
  {
    name: 'DenoiserField',
    group: 'points',
    line: 'where a denoiser points, and the score',
    lesson: 'learn-where-the-arrows-point',
  },
  {
    name: 'SampleTrajectories',
    group: 'points',
    line: 'paths from noise to data, DDIM and DDPM',
    lesson: 'learn-deterministic-or-not',
  },
  {
    name: 'Trajectory',
    group: 'sample',
    line: 'the states, estimates and errors of your own sampling loop',
    lesson: 'learn-deterministic-or-not',
  },
  {
    name: 'PredictionTargets',
    group: 'denoise',
    line: 'what an error of ε, x₀ or v does to the image',
    lesson: 'learn-deterministic-or-not',
  },
  {
    name: 'SchedulerTable',
    group: 'schedules',
    line: 'timesteps and σ of a published configuration, or of two',
    lesson: 'learn-reading-a-real-scheduler',
  },
  {
    name: 'PathComparison',
    group: 'compare',
    line: 'DDPM, flow matching and EDM: one way, several clocks',
    lesson: 'learn-noise-on-a-clock-of-its-own',
  },
  {
    name: 'SolverComparison',
    group: 'compare',
    line: 'how near a solver comes with how many evaluations',
    lesson: 'learn-what-a-solver-saves',
  },
  {
    name: 'DensityFlow',
    group: 'points',
    line: 'one density, two ways from noise to data, and the likelihood of a point',
    lesson: 'learn-the-flow-behind-the-noise',
  },
  {
    name: 'FlowPlane',
    group: 'points',
    line: 'the density of a few points over t, with tangent and chord of its flow, and an SDE trajectory',
    lesson: 'learn-few-steps',
  },
  {
    name: 'Guidance',
    group: 'sample',
    line: 'samples of a class, at a scale of your choice',
    lesson: 'learn-why-a-prompt-works',
  },
  {
    name: 'Reflow',
    group: 'train',
    line: 'flow matching: paths bend, until reflow straightens them',
    lesson: 'learn-straight-paths',
  },
  {
    name: 'Inpaint',
    group: 'sample',
    line: 'a hidden part of a face, filled in by pasting and by RePaint',
    lesson: 'learn-filling-in',
  },
  {
    name: 'Observations',
    group: 'sample',
    line: 'a measured line: its exact posterior, and three approximations',
    lesson: 'learn-filling-in',
  },
  {
    name: 'MaskedDiffusion',
    group: 'discrete',
    line: 'a sudoku, unmasked one cell at a time or several at once',
    lesson: 'learn-masked-diffusion',
  },
];

const names = Object.keys(import.meta.glob('../../src/figures/*/index.tsx')).map(
  (path) => path.split('/').at(-2) ?? '',
);

/** All figures: those that the story does not tell of come last. `PanelsFigure` shows nothing without a page's own function. */
export const entries: readonly Entry[] = [
  ...told,
  ...names
    .filter((name) => name !== 'PanelsFigure' && !told.some((one) => one.name === name))
    .map((name) => ({ name, group: 'noise' as const })),
];
