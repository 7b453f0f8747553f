import type { KeyPart } from './keys.js';

/** The purpose and the limits of a figure, and the parts of it that a keyboard reaches. */
export interface Use {
  /** When to use it. */
  readonly use: string;
  /** The limits of the figure, and the figures that show more. */
  readonly not: string;
  /** The parts that the Tab key reaches, without the menu. */
  readonly keys: readonly KeyPart[];
}

/** The use of each figure, as Markdown. The first sentence of its docstring says what it shows. */
export const uses: Readonly<Record<string, Use>> = {
  ChainDiagram: {
    use: 'To introduce the two processes and their names before any equation.',
    not: 'It shows four states. For more of them use `ReverseChain`, and for one large state `NoiseTriptych`.',
    keys: ['term'],
  },
  DenoiserField: {
    use: 'To show what a denoiser predicts at each place, and how far a network is from the best possible prediction.',
    not: 'It draws no samples. For the paths of a sampler use `SampleTrajectories`.',
    keys: [],
  },
  DensityFlow: {
    use: 'To show that two processes with one density move differently, and how the flow gives the likelihood of a point.',
    not: 'It does not compare solvers. For their errors use `SolverComparison`.',
    keys: ['pad', 'slider'],
  },
  FlowPlane: {
    use: 'To explain flow maps and few-step models: readers compare the slope at t with the chord to s.',
    not: 'It shows one dimension. For points in the plane use `DensityFlow`.',
    keys: ['handle', 'slider'],
  },
  ForwardGrid: {
    use: 'To show that a state is a distribution: its mean fades while its samples spread.',
    not: 'For one state and its parts use `NoiseTriptych`.',
    keys: ['term', 'panel'],
  },
  Guidance: {
    use: 'To show what the guidance scale changes, and what it costs in variety.',
    not: 'It guides points, with their exact denoiser. It shows no prompts and no images.',
    keys: ['slider', 'choice'],
  },
  Histogram: {
    use: 'To show scale and variance: the values of a state become normal, whatever the image.',
    not: 'It does not show where a value is. For the picture use `NoiseTriptych`, and for details by their size `Spectrum`.',
    keys: ['term'],
  },
  Inpaint: {
    use: 'To explain inpainting, and why pasting the known part at every step leaves a seam.',
    not: 'It fills in the library’s faces of 16 × 16 pixels, not an image of your own.',
    keys: ['pad', 'slider', 'choice'],
  },
  LossFloor: {
    use: 'To judge a training loss: how much of it no network can remove.',
    not: 'It trains nothing. For a training use `TrainDenoiser`.',
    keys: ['handle', 'choice'],
  },
  MaskedDiffusion: {
    use: 'To explain diffusion of discrete tokens, and what several tokens in one step cost.',
    not: 'It has no Gaussian noise and no schedule, so it does not follow the page’s t.',
    keys: ['cell', 'slider', 'choice'],
  },
  MeanComparison: {
    use: 'To show that the posterior mean still contains noise, and the mean of the forward process none.',
    not: 'For the estimate of the clean image use `X0Reconstruction`.',
    keys: ['term', 'panel'],
  },
  NoisePrediction: {
    use: 'To show one prediction of a formula or of your own network beside the true noise.',
    not: 'It makes one prediction. For a whole chain of steps use `ReverseChain`.',
    keys: ['term', 'panel'],
  },
  NoisePredictorDiagram: {
    use: 'To introduce the input and the output of the network.',
    not: 'The network is a drawing: it shows no layers of a particular model.',
    keys: ['term'],
  },
  NoiseTriptych: {
    use: 'To show what a state is made of. It works well as the first figure of a page.',
    not: 'For many timesteps at once use `ForwardGrid`, and for the way back `X0Reconstruction`.',
    keys: ['term', 'panel'],
  },
  Observations: {
    use: 'To compare methods for inverse problems where the exact posterior is known.',
    not: 'It measures points in the plane. For a hidden part of an image use `Inpaint`.',
    keys: ['handle', 'slider'],
  },
  PatchFaces: {
    use: 'To show when a model copies its data and when it invents.',
    not: 'It samples from the library’s faces of 16 × 16 pixels, not from images of your own.',
    keys: ['slider'],
  },
  PathComparison: {
    use: 'To show that DDPM, flow matching and EDM differ only in their scale and their clock.',
    not: 'For the kinds of DDPM’s schedule use `ScheduleComparison`.',
    keys: ['slider'],
  },
  PointProcess: {
    use: 'To introduce the forward process with data of two numbers each, so that readers see all of them.',
    not: 'For images use `NoiseTriptych`.',
    keys: ['term', 'panel'],
  },
  PosteriorMean: {
    use: 'To show why the prediction of a good denoiser is blurred.',
    not: 'It knows only its 50 small faces, and takes no image of your own.',
    keys: ['choice'],
  },
  Preconditioning: {
    use: 'To explain how EDM and consistency models scale their network.',
    not: 'For the weights of a loss use `LossFloor`.',
    keys: ['handle', 'slider'],
  },
  PredictionTargets: {
    use: 'To explain the targets ε, x₀ and v, and where an error in each one matters most.',
    not: 'Its curves are arithmetic. They do not say which target trains best.',
    keys: ['handle'],
  },
  Reflow: {
    use: 'To explain rectified flows: bent paths, training on pairs of its own, and fewer steps.',
    not: 'Readers train its networks in their browsers. To show networks of your own, pass `flow` and `reflowed`.',
    keys: ['choice'],
  },
  ReverseChain: {
    use: 'To show the reverse process as a whole, with the sampler and the steps that you choose.',
    not: 'By default it is a simulation that is given the image. For a chain that generates, pass it a `denoiser`.',
    keys: ['term', 'panel'],
  },
  SampleTrajectories: {
    use: 'To show that DDIM is deterministic and DDPM is not.',
    not: 'For the error of a solver use `SolverComparison`.',
    keys: ['pad', 'slider', 'choice'],
  },
  ScheduleChart: {
    use: 'To show one schedule or path, with a mark at the page’s t.',
    not: 'For several schedules on one axis use `ScheduleComparison`.',
    keys: ['term', 'handle'],
  },
  ScheduleComparison: {
    use: 'To explain how schedules differ, or to choose one.',
    not: 'It makes its own schedules and ignores the page’s. For the page’s schedule use `ScheduleChart`.',
    keys: ['handle'],
  },
  SchedulerTable: {
    use: 'To read the `scheduler_config.json` of a published model, or to compare two of them.',
    not: 'It takes configurations, not a `schedule`. For that use `ScheduleChart`.',
    keys: ['handle', 'choice'],
  },
  SolverComparison: {
    use: 'To compare the order of solvers and the spacing of their steps.',
    not: 'Its denoiser is exact. A network adds an error of its own.',
    keys: ['slider'],
  },
  SourceImage: {
    use: 'To show an image and its resolution before any noise.',
    not: 'For a sharp photograph an `<img>` is enough.',
    keys: ['term', 'panel'],
  },
  Spectrum: {
    use: 'To show that noise hides fine details first.',
    not: 'It averages over directions and colors. For the values themselves use `Histogram`.',
    keys: ['term', 'panel'],
  },
  TrainDenoiser: {
    use: 'To show a training: its loss, its samples, and what the network has not learned.',
    not: 'It trains on points in the plane, in the reader’s browser. It does not train on images.',
    keys: ['choice'],
  },
  Trajectory: {
    use: 'To look at the states, estimates and errors of a loop in Python or JavaScript.',
    not: 'It samples nothing itself. Without `states` it shows an example.',
    keys: ['handle', 'slider'],
  },
  X0Reconstruction: {
    use: 'To show that the image follows from the state and its noise, and what a small error does at a large t.',
    not: 'For the noise that a denoiser predicts use `NoisePrediction`.',
    keys: ['term', 'panel'],
  },
};
