/**
 * The figures of the library, one a line: the component, and the type of its element. `npm run figures` writes what follows from
 * these lines: exports, messages and styles.
 */
export const registry = {
  ChainDiagram: 'chain-diagram',
  DenoiserField: 'denoiser-field',
  DensityFlow: 'density-flow',
  FlowPlane: 'flow-plane',
  ForwardGrid: 'forward-grid',
  Guidance: 'guidance',
  Histogram: 'histogram',
  Inpaint: 'inpaint',
  LossFloor: 'loss-floor',
  MaskedDiffusion: 'masked-diffusion',
  MeanComparison: 'mean-comparison',
  NoisePrediction: 'noise-prediction',
  NoisePredictorDiagram: 'noise-predictor-diagram',
  NoiseTriptych: 'noise-triptych',
  Observations: 'observations',
  // No attribute can hold its function.
  PanelsFigure: null,
  PatchFaces: 'patch-faces',
  PathComparison: 'path-comparison',
  PointProcess: 'point-process',
  PosteriorMean: 'posterior-mean',
  Preconditioning: 'preconditioning',
  PredictionTargets: 'prediction-targets',
  Reflow: 'reflow',
  ReverseChain: 'reverse-chain',
  SampleTrajectories: 'sample-trajectories',
  ScheduleChart: 'schedule-chart',
  ScheduleComparison: 'schedule-comparison',
  SchedulerTable: 'scheduler-table',
  SolverComparison: 'solver-comparison',
  SourceImage: 'source-image',
  Spectrum: 'spectrum',
  TrainDenoiser: 'train-denoiser',
  Trajectory: 'trajectory',
  X0Reconstruction: 'x0-reconstruction',
} as const satisfies Readonly<Record<string, string | null>>;

/** The components by the types of their elements. */
export const components: ReadonlyMap<string, string> = new Map(
  Object.entries(registry).flatMap(([component, type]) => (type === null ? [] : [[type, component]])),
);
