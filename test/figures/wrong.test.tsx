import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import * as library from '../../src/index.js';
import { gaussianPath } from '../../src/process/gaussianPath.js';

const { DenoiserField, DensityFlow, FlowPlane, ForwardGrid, Guidance, Inpaint, LossFloor, MaskedDiffusion } = library;
const { MeanComparison, NoiseTriptych, Observations, PatchFaces, PointProcess, Preconditioning, ReverseChain } =
  library;
const { SampleTrajectories, ScheduleChart, ScheduleComparison, SchedulerTable, Trajectory, X0Reconstruction } = library;

// What is wrong with data, or with several props together, as each figure says it. The contract tests what is wrong with a single prop.

const flow = gaussianPath({ kind: 'flow' });
/** A path without signal and noise. */
const empty = { ...flow, alpha: () => 0, sigma: () => 0 };
const MASKED = new Array(16).fill(-1);
const MASK = "'mouth', 'eyes', 'left', or true or false for each of 256 pixels";
const POINTS = { shape: [3, 2, 2], values: [3, 4, 2, 1, 0, 2, 2, 0, 0, 0, 2, 0] };
const guided = { deviation: 0.2, guide: { deviation: 0.4 } };
const observed = { matrix: [1, 0], values: [0.3], deviation: 0 };

// biome-ignore format: one row a line
const rows: readonly [element: ReactElement, message: string][] = [
  [<DenoiserField key="" points={[0, Number.NaN]} />, 'invalid points[1]: NaN'],
  [<DenoiserField key="" points={[]} />, 'invalid points: none'],
  [<DenoiserField key="" schedule={empty} t={0.5} />, 'alpha = sigma = 0'],
  [<DenoiserField key="" place={[Number.NaN, 0]} />, 'invalid place: [NaN, 0]; expected x and y from -1000 to 1000'],
  [<DensityFlow key="" defaultPoint={[Number.NaN, 0]} />, 'invalid defaultPoint: [NaN, 0]; expected x and y from -10 to 10, and a t if it is not 0; or null'],
  [<DensityFlow key="" point={[0, 0, 1000]} />, 'invalid point[2]: 1000; expected an integer in 0 <= point[2] < 1000'],
  [<DensityFlow key="" defaultT={5000} />, 'invalid defaultT: 5000; expected an integer in 0 <= defaultT < 1000'],
  [<FlowPlane key="" s={1000} />, 'invalid s: 1000; expected an integer in 0 <= s < 1000'],
  [<FlowPlane key="" schedule={{ path: 'flow' }} defaultS={2} />, 'invalid s: 2; expected a number in 0 <= s <= 1'],
  [<FlowPlane key="" points={[[0, 1]] as never} />, 'invalid points[0]: [0, 1]; expected 1 to 100 numbers on a line, from -10 to 10'],
  [<FlowPlane key="" points={[]} />, 'invalid points: 0 points; expected 1 to 100 numbers on a line'],
  [<ForwardGrid key="" kind={'toString' as never} />, `invalid kind: "toString"; expected 'jump' or 'step'`],
  [<ForwardGrid key="" kind="step" schedule={flow} />, 'invalid kind: "step"; expected \'jump\': a path has no single steps'],
  [<Guidance key="" label={7} />, 'invalid label: 7; expected a class that has a point'],
  [<Guidance key="" negative={7} />, 'invalid negative: 7; expected a class that has a point'],
  [<Guidance key="" points={[0, 0, 1, 1]} labels={[0, 1, 1]} />, 'invalid labels: 3 values; expected the class of each point, 2 numbers'],
  [<Guidance key="" labels={[1, 2]} />, 'invalid labels: 2 values; expected the class of each point, 500 numbers'],
  [<Guidance key="" points={[0, 0, 1, 1]} />, 'invalid labels: null; expected the class of each point, 2 numbers'],
  [<Guidance key="" points={[0, 0, 1, 1]} labels={[0, Number.NaN]} />, 'invalid labels[1]: NaN'],
  [<Guidance key="" interval={[2, 1]} />, 'invalid interval: [2, 1]; expected the least and the largest logSnr, in this order'],
  [<Guidance key="" {...guided} label={1} />, 'invalid label: 1; expected no class beside a guide'],
  [<Guidance key="" {...guided} defaultLabel={1} />, 'invalid label: 1; expected no class beside a guide'],
  [<Guidance key="" {...guided} negative={0} />, 'invalid negative: 0; expected no class beside a guide'],
  [<Guidance key="" guide={0.4 as never} />, 'invalid guide: 0.4; expected { deviation }'],
  [<Guidance key="" guide={{} as never} />, 'invalid guide.deviation: undefined; expected a number in 0 <='],
  [<Guidance key="" guide={{ deviation: -1 }} />, 'invalid guide.deviation: -1'],
  [<Inpaint key="" defaultMask={[true]} />, `invalid defaultMask: 1 entries; expected ${MASK}`],
  [<Inpaint key="" mask={new Array(257).fill(0)} />, `invalid mask: 257 entries; expected ${MASK}`],
  [<Inpaint key="" mask={'nose' as never} />, `invalid mask: "nose"; expected ${MASK}`],
  [<Inpaint key="" mask={new Array(256).fill(0.5)} />, `invalid mask: 0.5 at index 0; expected ${MASK}`],
  [<LossFloor key="" weightings={[]} />, 'invalid weightings'],
  [<LossFloor key="" points={[1, Number.NaN]} />, 'invalid points[1]: NaN'],
  [<LossFloor key="" measured={[0, 0.3] as never} />, 'invalid measured[0]: 0; expected two finite numbers, a log-SNR and a loss'],
  [<LossFloor key="" measured={[[0, 0.3, 1]] as never} />, 'invalid measured[0]: [0, 0.3, 1]; expected two finite numbers'],
  [<LossFloor key="" measured={[[0, 0.3], [1, Number.NaN]]} />, 'invalid measured[1]: [1, NaN]; expected two finite numbers'],
  [<LossFloor key="" measured={[[0, 0.3], [1, -0.1]]} />, 'invalid measured[1][1]: -0.1; expected a loss in 0 <= loss <= 1e+100'],
  [<LossFloor key="" measured={new Array(1001).fill([0, 1])} />, 'invalid measured: 1001 pairs; expected a list of at most 1000 pairs of a log-SNR and a loss'],
  [<LossFloor key="" measured={'[]' as never} />, 'invalid measured: "[]"; expected a list'],
  [<MaskedDiffusion key="" tokensPerStep={99 as 1} />, 'invalid tokensPerStep: 99; expected 1, 2, 3, 4, 6, 8 or 16'],
  [<MaskedDiffusion key="" known={[9]} />, 'invalid known: 1 tokens; expected 16, one for each cell'],
  [<MaskedDiffusion key="" known={MASKED.with(0, 7)} />, 'invalid known[0]: 7; expected a token from 0 to 3, or -1 for a mask'],
  [<MaskedDiffusion key="" known={MASKED.with(0, 0).with(1, 0)} />, 'invalid known: tokens that no grid has together; expected tokens of one of the 288 grids'],
  [<MeanComparison key="" schedule={{ timesteps: 1 }} />, 'invalid timesteps: 1; expected at least 2, for a step between two noisy states'],
  [<NoiseTriptych key="" schedule={flow} t={1.5} />, 'invalid t: 1.5; expected a number in 0 <= t <= 1'],
  [<NoiseTriptych key="" schedule={empty} t={0.5} />, 'invalid t: 0.5; expected a time at which the path has signal or noise: alpha = sigma = 0'],
  [<Observations key="" observed={observed} deviation={0} />, 'invalid observed.deviation: 0; expected a number above 0, as the points have no deviation'],
  [<Observations key="" observed={observed} />, 'invalid observed.deviation: 0; expected a number above 0, by which the approximations divide'],
  [<Observations key="" observed={{ matrix: [1, 0, 1], values: [0.3, 1], deviation: 0.1 }} />, 'invalid observed.matrix: 3 values; expected a row of 2 for each value, 4'],
  [<Observations key="" observed={{ matrix: [1, 0], values: [Number.NaN], deviation: 0.1 }} />, 'invalid observed.values[0]: NaN; expected a finite number'],
  [<Observations key="" observed={{ matrix: [0, 0], values: [0.3], deviation: 0.1 }} />, 'invalid observed.matrix: 0 in row 1; expected a row that measures something'],
  [<PatchFaces key="" defaultWindow={4 as 5} />, 'invalid defaultWindow: 4; expected 3, 5, 7, 9, 11, 13, 15 or 31'],
  [<PointProcess key="" points={[0, 0, 1]} />, 'invalid points: 3 values; expected a multiple of the dimension, 2'],
  [<PointProcess key="" points={new BigInt64Array(2) as never} />, 'invalid points'],
  [<Preconditioning key="" t={-1} />, 'invalid t: -1; expected a number in 0 <= t <= 80'],
  [<Preconditioning key="" sigmaData={0} />, 'invalid sigmaData: 0; expected 0.01 <= sigmaData <= 100'],
  [<Preconditioning key="" points={[1, 2]} />, 'invalid points: all in one place; expected points at two places or more'],
  [<Preconditioning key="" schedule={{ path: 'flow' }} sigmaMin={0.1} t={1} />, 'invalid t: 1; expected a time with alpha > 0: there is no sigma/alpha to compare with sigmaMin'],
  [<ReverseChain key="" schedule={{ timesteps: 20 }} states={21} />, 'invalid states: 21; expected an integer in 1 <= states < 21'],
  [<ReverseChain key="" schedule={{ timesteps: 100 }} steps={101} />, 'invalid steps: 101; expected an integer in 1 <= steps < 101'],
  [<ReverseChain key="" sampler={{ kind: 'heun', in: 'sigma' } as never} />, `invalid sampler.kind: "heun"; expected 'ddpm', 'ddim' or 'euler'`],
  [<ReverseChain key="" sampler={{ kind: 'ddim', eta: 2 }} />, 'invalid sampler.eta: 2; expected'],
  [<ReverseChain key="" mode="stepwise" schedule={{ timesteps: 100_001 }} />, 'invalid timesteps: 100001; expected an integer in 1 <= timesteps < 100001'],
  [<ReverseChain key="" player steps={500} />, 'invalid steps: 500; expected an integer in 1 <= steps < 101'],
  [<ReverseChain key="" schedule={flow} mode="stepwise" />, `invalid mode: "stepwise"; expected 'skip': a path has no single steps`],
  [<ReverseChain key="" schedule={flow} steps={0} />, 'invalid steps: 0; expected an integer in 1 <= steps < 100001'],
  [<ReverseChain key="" schedule={flow} denoiser="gaussian" from={0} />, `invalid from: 0; expected 'noise' or a number in 0 < from <= 1`],
  [<ReverseChain key="" schedule={flow} from={0.5} />, `invalid from: 0.5; expected none: the oracle's chain begins at x_T`],
  [<SampleTrajectories key="" steps={0} />, 'invalid steps: 0'],
  [<SampleTrajectories key="" starts={501} />, 'invalid starts: 501'],
  [<SampleTrajectories key="" starts={[0, Number.NaN]} />, 'invalid starts[1]: NaN'],
  [<SampleTrajectories key="" count={200} target={200} />, 'invalid target: 200'],
  [<SampleTrajectories key="" defaultTarget={-1} />, 'invalid defaultTarget: -1'],
  [<SampleTrajectories key="" defaultStarts={501} />, 'invalid defaultStarts: 501'],
  [<SampleTrajectories key="" defaultSampler={{ kind: 'ddim', eta: 2 }} />, 'invalid defaultSampler.eta: 2'],
  [<SampleTrajectories key="" sampler={{ kind: 'heun', in: 't' as never }} />, `invalid sampler.in: "t"; expected 'sigma' or 'time'`],
  [<SampleTrajectories key="" schedule={flow} steps={0} />, 'invalid steps: 0; expected a positive integer'],
  [<SampleTrajectories key="" schedule={empty} />, 'alpha = sigma = 0'],
  [<ScheduleChart key="" schedule={{ betaStart: -1 }} />, 'invalid betaStart: -1'],
  [<ScheduleChart key="" schedule={flow} curves={['betas']} />, 'a path has no single steps'],
  [<ScheduleChart key="" schedule={empty} />, 'expected a time at which the path has signal or noise: alpha = sigma = 0'],
  [<ScheduleChart key="" schedule={{ ...flow, end: 0 }} />, 'a finite start before a finite end'],
  [<ScheduleComparison key="" betaStart={0.5} />, 'invalid betaStart: 0.5; expected 0 < betaStart <= betaEnd < 1; betaEnd is 0.02'],
  [<ScheduleComparison key="" betaEnd={2} />, 'invalid betaEnd: 2; expected 0 < betaStart <= betaEnd < 1'],
  [<ScheduleComparison key="" timesteps={0} />, 'invalid timesteps: 0; expected a positive integer'],
  [<ScheduleComparison key="" kinds={['linear', 'cubic' as 'linear']} />, `invalid kinds: "cubic"; expected one or more of 'linear', 'quadratic'`],
  [<ScheduleComparison key="" kinds={[]} />, 'invalid kinds: []; expected a list of one or more of'],
  [<ScheduleComparison key="" kinds={['cosine', 'cosine']} />, 'invalid kinds: "cosine"; expected each name at most once'],
  [<ScheduleComparison key="" paths={[flow]} quantity="betas" />, 'a path has no single steps'],
  [<ScheduleComparison key="" paths={[{ kind: 'linear' } as never]} />, 'invalid paths: [object Object]; expected what gaussianPath or pathOf gives'],
  [<ScheduleComparison key="" paths={flow as never} />, 'invalid paths: [object Object]; expected a list of what gaussianPath gives'],
  [<ScheduleComparison key="" paths={[empty]} />, 'alpha = sigma = 0'],
  [<SchedulerTable key="" config="sd14" />, 'Configuration A: invalid configuration: "sd14"'],
  [<SchedulerTable key="" config={{ _class_name: 'ScoreSdeVeScheduler' }} />, 'Configuration A: invalid _class_name: "ScoreSdeVeScheduler"'],
  [<SchedulerTable key="" config={circular()} />, 'Configuration A: invalid itself: [object Object]; expected a key of EDMEulerScheduler'],
  [<SchedulerTable key="" compared={3 as never} />, 'Configuration B: invalid configuration: 3'],
  [<Trajectory key="" states={{ shape: [1, 2, 2], values: [0, 0, 0, 0] }} />, 'invalid states.shape: [1, 2, 2]; expected at least 2 states, the first and the last'],
  [<Trajectory key="" states={[1, 2, 3]} />, 'invalid states.shape: [3]; expected [n, height, width] or [n, height, width, 3] of images, or [n, number of points, 2]'],
  [<Trajectory key="" states={[]} />, 'invalid states.shape: [0]; expected at least one value'],
  [<Trajectory key="" states={{ shape: [51, 1000, 1000], values: [] }} />, 'invalid states.shape: [51, 1000, 1000]; expected at most 50,000,000 values'],
  [<Trajectory key="" states={{ shape: [2, 2, 2], values: [1] }} />, 'invalid states.values: 1 of them; expected 8, as the shape [2, 2, 2] says'],
  [<Trajectory key="" states={'noise' as never} />, 'invalid states: "noise"; expected { shape, values } or nested lists of numbers'],
  [<Trajectory key="" states={{ shape: ['a'] as never, values: [1] }} />, 'invalid states.shape: ["a"]; expected a list of whole numbers'],
  [<Trajectory key="" states={[[[1, 2]], [[1]]]} />, 'invalid states: lists of several lengths; expected { shape, values } or nested lists of numbers'],
  [<Trajectory key="" states={POINTS} predictions={[[[1, 2]]]} />, 'invalid predictions.shape: [1, 1, 2]; expected [3, 2, 2] as states has, or one fewer'],
  [<Trajectory key="" states={POINTS} target={[[1, 2]]} />, 'invalid target.shape: [1, 2]; expected [2, 2], the shape of one state'],
  [<Trajectory key="" states={POINTS} timesteps={[1]} />, 'invalid timesteps: 1 of them; expected 3 as there are states, or one fewer'],
  [<Trajectory key="" states={POINTS} timesteps={[1, Number.NaN]} />, 'invalid timesteps[1]: NaN; expected a finite number'],
  [<X0Reconstruction key="" schedule={flow as never} />, 'invalid schedule: a path; expected a schedule or its options: a path has no single steps'],
];

it.each(rows.map(([element, message]) => [message, element] as const))('%s', (message, element) => {
  const markup = renderToStaticMarkup(element);
  expect(markup).toContain('data-state="error"');
  expect(
    markup.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#x27;', "'"),
  ).toContain(message);
});

/** A configuration that no text can hold. */
function circular(): object {
  const config: Record<string, unknown> = { _class_name: 'EDMEulerScheduler' };
  return Object.assign(config, { itself: config });
}
