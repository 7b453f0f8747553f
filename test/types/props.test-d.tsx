import { createRef } from 'react';
import type { GaussianPath, NoiseKey, Schedule, ScheduleKind, ScheduleOptions } from '../../src/core/index.js';
import { createSchedule, gaussianPath } from '../../src/core/index.js';
import * as library from '../../src/index.js';

// The compiler is the test: nothing here runs. `npm run types` reads it.

const { ChainDiagram, DiffusionProvider, Equation, ForwardGrid, Histogram, MeanComparison } = library;
const { NoisePredictorDiagram, NoiseTriptych, PanelsFigure, ReverseChain, ScheduleChart, ScheduleComparison } = library;
const { SourceImage, Tex, X0Reconstruction } = library;

// Optional members take `undefined` as well, also under `exactOptionalPropertyTypes`: props are often passed on.

type Optional<Props> = {
  [Name in keyof Props]-?: Record<never, never> extends Pick<Props, Name> ? Name : never;
}[keyof Props];
/** The optional members that refuse `undefined`. */
type Refusing<Props> = {
  [Name in Optional<Props>]: { [Only in Name]: undefined } extends Pick<Props, Name> ? never : Name;
}[Optional<Props>];

/** An error that names them, unless there are none. */
declare function expectNone<Names extends never>(): Names;

expectNone<Refusing<library.ChainDiagramProps>>();
expectNone<Refusing<library.DiffusionOptions>>();
expectNone<Refusing<library.DiffusionProviderProps>>();
expectNone<Refusing<library.EquationProps>>();
expectNone<Refusing<library.FigureDescription>>();
expectNone<Refusing<library.DenoiserFieldProps>>();
expectNone<Refusing<library.DensityFlowProps>>();
expectNone<Refusing<library.FigureEvents>>();
expectNone<Refusing<library.FlowPlaneProps>>();
expectNone<Refusing<library.ForwardGridProps>>();
expectNone<Refusing<library.HistogramProps>>();
expectNone<Refusing<library.ImageFigureProps>>();
expectNone<Refusing<library.MaskedDiffusionProps>>();
expectNone<Refusing<library.LossFloorProps>>();
expectNone<Refusing<library.MeanComparisonProps>>();
expectNone<Refusing<library.NoisePredictionProps>>();
expectNone<Refusing<library.NoisePredictorDiagramProps>>();
expectNone<Refusing<library.NoiseTriptychProps>>();
expectNone<Refusing<library.PanelDescription>>();
expectNone<Refusing<NoiseKey>>();
expectNone<Refusing<ScheduleOptions>>();
expectNone<Refusing<library.PanelsFigureProps>>();
expectNone<Refusing<library.PointProcessProps>>();
expectNone<Refusing<library.PatchFacesProps>>();
expectNone<Refusing<library.PathComparisonProps>>();
expectNone<Refusing<library.PosteriorMeanProps>>();
expectNone<Refusing<library.PredictionTargetsProps>>();
expectNone<Refusing<library.ReflowProps>>();
expectNone<Refusing<library.ReverseChainProps>>();
expectNone<Refusing<library.SampleTrajectoriesProps>>();
expectNone<Refusing<library.SolverComparisonProps>>();
expectNone<Refusing<library.RowDescription>>();
expectNone<Refusing<library.ColumnTitle>>();
expectNone<Refusing<library.ScheduleChartProps>>();
expectNone<Refusing<library.ScheduleComparisonProps>>();
expectNone<Refusing<library.SourceImageProps>>();
expectNone<Refusing<library.TexProps>>();
expectNone<Refusing<library.TrainDenoiserProps>>();
expectNone<Refusing<library.TrajectoryProps>>();
expectNone<Refusing<library.UseDiffusionOptions>>();
expectNone<Refusing<library.X0ReconstructionProps>>();

/** What all figures of images take; a figure that drops one of them is an error below. */
const shared: library.ImageFigureProps = {
  image: undefined,
  schedule: undefined,
  seed: undefined,
  resolution: undefined,
  caption: undefined,
  aspectRatio: undefined,
  loading: undefined,
  onReady: undefined,
  onError: undefined,
  className: undefined,
  style: undefined,
  id: undefined,
  ref: undefined,
};
const { aspectRatio: _ratio, ...ofHistogram } = shared;
const { schedule: _schedule, ...ofComparison } = shared;
export const undefinedProps = [
  <ChainDiagram key="" {...shared} t={undefined} />,
  <ForwardGrid key="" {...shared} kind={undefined} rows={undefined} samples={undefined} />,
  <Histogram key="" {...ofHistogram} of={undefined} t={undefined} height={undefined} />,
  <MeanComparison key="" {...shared} t={undefined} />,
  <NoisePredictorDiagram key="" {...shared} t={undefined} />,
  <NoiseTriptych key="" {...shared} t={undefined} />,
  <library.DenoiserField key="" points={undefined} denoiser={undefined} arrows={undefined} t={undefined} />,
  <library.DensityFlow key="" points={undefined} deviation={undefined} point={undefined} defaultPoint={null} />,
  <library.FlowPlane key="" points={undefined} start={undefined} t={undefined} s={null} conditional={undefined} />,
  <library.SampleTrajectories key="" sampler={undefined} steps={undefined} starts={undefined} target={undefined} />,
  <library.SampleTrajectories
    key=""
    defaultStarts={[0, 1]}
    onStartsChange={(starts: library.StartsSource) => starts}
  />,
  <library.PredictionTargets key="" predictionError={undefined} denoiser={undefined} t={undefined} defaultT={null} />,
  <library.PathComparison key="" kinds={undefined} shift={undefined} logSnr={undefined} points={undefined} />,
  <library.SolverComparison key="" solvers={undefined} spacings={undefined} evaluations={undefined} path={undefined} />,
  <library.PointProcess key="" points={undefined} count={undefined} t={undefined} schedule={undefined} />,
  <ReverseChain key="" {...shared} mode={undefined} states={undefined} />,
  <ScheduleChart key="" schedule={undefined} curves={undefined} t={undefined} height={undefined} caption={undefined} />,
  <ScheduleChart key="" betasApart={undefined} />,
  <ScheduleComparison key="" {...ofComparison} kinds={undefined} quantity={undefined} alignment={undefined} />,
  <ScheduleComparison key="" timesteps={undefined} betaStart={undefined} betaEnd={undefined} />,
  <ScheduleComparison key="" columns={undefined} t={undefined} />,
  <SourceImage key="" {...shared} />,
  <X0Reconstruction key="" {...shared} t={undefined} />,
];

// Images, schedules and seeds in every form; null is as good as nothing.

const pixels = new ImageData(1, 1);
export const given = [
  <SourceImage key="" image="/photo.jpg" />,
  <SourceImage key="" image={new Blob()} />,
  <SourceImage key="" image={new File([], 'photo.jpg')} />,
  <SourceImage key="" image={pixels} />,
  <SourceImage key="" image={document.createElement('canvas')} />,
  <SourceImage key="" image={new Image()} />,
  <SourceImage key="" image={new OffscreenCanvas(1, 1)} />,
  <SourceImage key="" image={new URL('https://example.org/photo.jpg')} />,
  <SourceImage key="" image={{ src: '/photo.jpg', width: 3, height: 2 }} loading="eager" />,
  <SourceImage key="" image={null} schedule={null} seed={null} resolution={null} />,
  <NoiseTriptych key="" schedule={{ kind: 'cosine', timesteps: 10, betaStart: null, betaEnd: undefined }} />,
  <NoiseTriptych key="" schedule={{ betas: [0.1, 0.2] }} />,
  <NoiseTriptych key="" schedule={createSchedule({ betas: [0.1, 0.2] })} />,
  <DiffusionProvider key="" schedule={gaussianPath({ kind: 'flow' })} />,
  <DiffusionProvider key="" schedule={{ path: 'flow', shift: 3 }} />,
  <ScheduleChart key="" t={null} curves={['betas', 'alphasCumprod'] as const} />,
  <DiffusionProvider key="" image="/photo.jpg" t={3} onTChange={(t: number) => t} />,
];

// A ref and whatever else a `<figure>` takes.

const figure = createRef<HTMLElement>();
export const attributes = [
  <ForwardGrid key="" ref={figure} lang="la" onClick={(event) => event.currentTarget.dataset} data-test="mine" />,
  <ScheduleChart key="" ref={(element: HTMLElement | null) => void element} aria-describedby="text" hidden />,
  <ReverseChain key="" onError={(error) => error.message} caption={<em>mine</em>} />,
];

/** The kinds that an editor completes in `{ kind: '…' }`. */
type Completed<Source> = Source extends { kind?: infer Kind } ? Kind : never;
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;

export const completed: [
  Same<Completed<library.DiffusionProviderProps['schedule']>, ScheduleKind | null | undefined>,
  Same<Completed<library.NoiseTriptychProps['schedule']>, ScheduleKind | null | undefined>,
  Same<Completed<library.ReverseChainProps['schedule']>, ScheduleKind | null | undefined>,
  Same<Completed<library.UseDiffusionOptions['schedule']>, ScheduleKind | null | undefined>,
] = [true, true, true, true];

// Wrong values are errors, each on a line of its own.

declare const schedule: Schedule;
declare const flow: GaussianPath;
const { DenoiserField, SampleTrajectories } = library;
/** A denoiser of points of a page's own answers at once or later, and may hear when nobody waits. */
export const ownDenoisers = [
  <DenoiserField key="" denoiser={{ predicts: 'epsilon', schedule, predictValues: (xt, t) => xt.map((x) => x * t) }} />,
  <DenoiserField
    key=""
    denoiser={{ predicts: 'velocity', schedule: flow, predictValues: async (xt) => Array.from(xt) }}
  />,
  <SampleTrajectories
    key=""
    denoiser={{ predicts: 'x0', schedule, predictValues: (xt, _, { signal }) => (signal.aborted ? [] : xt) }}
  />,
];

export const wrong = [
  // @ts-expect-error: a prediction is a list of numbers
  <DenoiserField key="" denoiser={{ predicts: 'epsilon', schedule, predictValues: async () => 'noise' }} />,
  // @ts-expect-error: an unknown prediction
  <DenoiserField key="" denoiser={{ predicts: 'noise', schedule, predictValues: (xt: Float32Array) => xt }} />,
  // @ts-expect-error: a number is no image
  <SourceImage key="" image={3} />,
  // @ts-expect-error: an imported image says its size
  <SourceImage key="" image={{ src: '/photo.jpg' }} />,
  // @ts-expect-error: an unknown way to load
  <SourceImage key="" loading="never" />,
  // @ts-expect-error: no figure has children
  <SourceImage key="">text</SourceImage>,
  // @ts-expect-error: the onError of a `<figure>` is not ours
  <SourceImage key="" onError={(event: React.SyntheticEvent) => event} />,
  // @ts-expect-error: t is a number
  <NoiseTriptych key="" t="50" />,
  // @ts-expect-error: only the chart has a t of null
  <NoiseTriptych key="" t={null} />,
  // @ts-expect-error: the image has no t
  <SourceImage key="" t={50} />,
  // @ts-expect-error: an unknown kind
  <ForwardGrid key="" kind="skip" />,
  // @ts-expect-error: an unknown kind of schedule
  <ForwardGrid key="" schedule={{ kind: 'exponential' }} />,
  // @ts-expect-error: a path has another name
  <DiffusionProvider key="" schedule={{ kind: 'flow' }} />,
  // @ts-expect-error: all betas say how they grow
  <ForwardGrid key="" schedule={{ kind: 'cosine', betas: [0.1, 0.2] }} />,
  // @ts-expect-error: all betas say how many there are
  <DiffusionProvider key="" schedule={{ timesteps: 2, betas: [0.1, 0.2] }} />,
  // @ts-expect-error: an unknown option of a schedule
  <ForwardGrid key="" schedule={{ steps: 3 }} />,
  // @ts-expect-error: an unknown mode
  <ReverseChain key="" mode="jump" />,
  // @ts-expect-error: an unknown curve
  <ScheduleChart key="" curves={['gammas']} />,
  // @ts-expect-error: the chart draws no image
  <ScheduleChart key="" image="/photo.jpg" />,
  // @ts-expect-error: the comparison makes its schedules itself
  <ScheduleComparison key="" schedule={{ kind: 'cosine' }} />,
  // @ts-expect-error: an unknown equation
  <Equation key="" name="forward" />,
  // @ts-expect-error: TeX is text
  <Tex key="">{3}</Tex>,
  // @ts-expect-error: a seed is a number
  <DiffusionProvider key="" seed="7" />,
  // @ts-expect-error: a figure of one's own needs a name
  <PanelsFigure key="" describe={() => ({ rows: [] })} />,
];
