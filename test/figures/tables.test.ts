import { expect, it } from 'vitest';
import { definitionOf } from '../../src/figure/component.js';
import type { Compute, Run } from '../../src/figure/compute.js';
import type { AnyDefinition } from '../../src/figure/definition.js';
import type { Values } from '../../src/figure/propTable.js';
import { defaultProps } from '../../src/figure/resolve.js';
import { DenoiserField } from '../../src/figures/DenoiserField/index.js';
import { DensityFlow } from '../../src/figures/DensityFlow/index.js';
import { Guidance } from '../../src/figures/Guidance/index.js';
import { Inpaint } from '../../src/figures/Inpaint/index.js';
import { sampledPath } from '../../src/figures/PathComparison/charts.js';
import { PathComparison } from '../../src/figures/PathComparison/index.js';
import { PointProcess } from '../../src/figures/PointProcess/index.js';
import { Preconditioning } from '../../src/figures/Preconditioning/index.js';
import { PredictionTargets } from '../../src/figures/PredictionTargets/index.js';
import { Reflow } from '../../src/figures/Reflow/index.js';
import { SampleTrajectories } from '../../src/figures/SampleTrajectories/index.js';
import { SchedulerTable } from '../../src/figures/SchedulerTable/index.js';
import { describe } from '../../src/figures/SchedulerTable/model.js';
import { SolverComparison } from '../../src/figures/SolverComparison/index.js';
import { forwardJumpCoefficients } from '../../src/process/coefficients.js';
import { gaussianPath } from '../../src/process/gaussianPath.js';
import { createSchedule } from '../../src/process/schedule.js';
import { exhausted } from '../support/exhausted.js';
import { tableLines } from '../support/tableLines.js';

// What a figure saves as CSV, line by line.

const filled = (seam: number | null) => ({ values: new Float32Array(), seam });
const seamLines = (resample: number, seam: number | null) =>
  tableLines(Inpaint, {
    results: {
      fillings: { of: { resample }, pasted: filled(0.3), resampled: filled(0.2), original: filled(seam) },
    },
  });
const paths = (first: number) => ({
  timesteps: [5, -1],
  states: Float32Array.from({ length: 8 }, (_, i) => first + i),
});
const row = (straightness: number, distance: number) => ({
  ...{ request: {}, straightness, loss: 0.5 },
  sampled: [{ steps: 8, distance }],
});
/** The networks are those of the samples: none. */
const rowLines = (results: object, couplings = false) =>
  tableLines(Reflow, { model: { couplings }, status: { networks: {} }, results });

it.each<[string, Iterable<string>, readonly string[]]>([
  [
    'DenoiserField of one x_t',
    tableLines(DenoiserField, {
      results: {
        posterior: { request: { points: Float32Array.of(1, 2, 3, 4) }, weights: Float64Array.of(0.25, 0.75) },
      },
    }),
    ['x,y,weight', '1,2,0.25', '3,4,0.75'],
  ],
  [
    'DensityFlow',
    tableLines(DensityFlow, {
      results: { shade: null, particles: { request: {}, paths: { flow: paths(0), sde: paths(10) } }, line: null },
    }),
    [
      'way,particle,t,x,y',
      ...['flow,0,5,0,1', 'flow,0,-1,2,3', 'flow,1,5,4,5', 'flow,1,-1,6,7'],
      ...['sde,0,5,10,11', 'sde,0,-1,12,13', 'sde,1,5,14,15', 'sde,1,-1,16,17'],
    ],
  ],
  ['Inpaint', seamLines(8, 0.25), ['turns,seam', '1,0.3', '8,0.2', 'original,0.25']],
  ['Inpaint, once and without a seam', seamLines(1, null), ['turns,seam', '1,0.3', 'original,']],
  [
    'Guidance',
    tableLines(Guidance, { results: { samples: { points: Float32Array.of(1, 2, 3, 4) } } }),
    ['sample,x,y', '1,1,2', '2,3,4'],
  ],
  [
    'Reflow',
    [
      ...rowLines({ before: row(0.5, 2), after: row(0, 0.1) }),
      ...rowLines({ before: row(0.5, 2), consistency: { request: {}, sampled: [{ steps: 1, distance: 3 }] } }),
      ...rowLines({ before: row(0.5, 2), coupled: row(0.1, 0.2) }, true),
    ],
    [
      ...['network,straightness,steps,sliced_w2', 'flow,0.5,8,2', 'reflowed,0,8,0.1'],
      ...['network,straightness,steps,sliced_w2', 'flow,0.5,8,2', 'consistency,,1,3'],
      ...['network,straightness,loss,steps,sliced_w2', 'flow,0.5,0.5,8,2', 'coupled,0.1,0.5,8,0.2'],
    ],
  ],
  [
    'PathComparison',
    tableLines(PathComparison, {
      model: { sampled: [{ ...sampledPath('flow', gaussianPath({ kind: 'flow' })), times: [0.25] }] },
    }),
    ['path,t,alpha,sigma,logSnr', `flow,0.25,0.75,0.25,${2 * Math.log(3)}`],
  ],
  [
    // σ = 3 and data of deviation 0.5: c_skip = 0.25/9.25, c_out = 1.5/√9.25, c_in = 1/√9.25, c_noise = ln 3/4.
    'Preconditioning',
    tableLines(Preconditioning, {
      model: { levels: { path: gaussianPath({ kind: 'edm' }), times: [3] }, options: { sigmaData: 0.5 } },
    }),
    ['t,sigma/alpha,c_skip,c_out,c_in,c_noise', '3,3,0.027027027,0.493196962,0.328797975,0.274653072'],
  ],
  [
    'SolverComparison',
    tableLines(SolverComparison, {
      results: {
        compared: {
          lines: [{ solver: 'ddim', spacing: 'time', reached: [{ evaluations: 4, error: 0.1, distance: 0.2 }] }],
        },
      },
    }),
    ['solver,spacing,evaluations,median_error,sliced_w2', 'ddim,time,4,0.1,0.2'],
  ],
])('%s', (_, lines, expected) => {
  const round = (line: string) => line.replace(/\d+\.\d{8,}/g, (digits) => Number(digits).toFixed(6));
  expect([...lines].map(round)).toEqual(expected.map(round));
});

it('SchedulerTable: each column under its configuration, and the last line is the end', () => {
  const asked = { steps: 2, tokens: 4096 };
  const [head, first, , end] = tableLines(SchedulerTable, {
    model: { described: [describe('A', 'sd15-ddim', asked), describe('B', 'edm', asked)] },
  });
  expect(head).toBe('step,timestep A,sigma A,timestep B,sigma B');
  expect(first?.split(',').map((cell) => Number(cell).toFixed(2))).toEqual(['0.00', '501.00', '1.62', '1.10', '80.00']);
  expect(end?.split(',').map((cell) => cell && Number(cell).toFixed(2))).toEqual(['2.00', '', '0.03', '', '0.00']);
});

/** The numbers that a figure saves, without their head, from what it computes by these props. */
async function savedBy(component: unknown, props: Values): Promise<string[][]> {
  const { all, data, model: modelOf, compute = {}, table } = definitionOf(component) as AnyDefinition;
  const shown = { ...defaultProps(all), ...props };
  const model = modelOf(shown, data?.(shown));
  const live = { denoiser: null, asked: model.asked?.value, runs: 0 };
  const results: Record<string, unknown> = {};
  for (const [name, { request, run }] of Object.entries<Compute<object, object, Run>>(compute)) {
    const asked = request?.(model, live);
    results[name] = asked ? await exhausted(run(asked, {} as never) as never) : null;
  }
  const linesOf = table?.({ model, status: live, results }) as () => Iterable<string>;
  const lines = [...linesOf()];
  return lines.slice(1).map((line) => line.split(','));
}

const cosine = createSchedule({ kind: 'cosine' });
const SQUARE = [0, 0, 1, 0, 0, 1, 1, 1];

it('PointProcess: its points at t', async () => {
  const lines = await savedBy(PointProcess, { points: SQUARE, t: 300 });
  const of = (panel: string) => lines.filter(([, name]) => name === panel).map((line) => line.slice(2).map(Number));
  const { a, sigma } = forwardJumpCoefficients(cosine, 300);
  expect(of('xt')).toHaveLength(4);
  for (const [index, xt] of of('xt').entries()) {
    const expected = [0, 1].map((i) => a * (of('x0')[index]?.[i] ?? 0) + sigma * (of('epsilon')[index]?.[i] ?? 0));
    for (const i of [0, 1]) expect(xt[i]).toBeCloseTo(expected[i] as number, 5);
  }
});

it('DenoiserField: arrows in their own length, at whose ends E[x0 given x_t] of one point is', async () => {
  const lines = await savedBy(DenoiserField, { points: [2, -1], t: 500 });
  expect(lines).toHaveLength(24 * 24);
  for (const [x = 0, y = 0, across = 0, up = 0] of lines.map((line) => line.map(Number))) {
    expect(x + across).toBeCloseTo(2, 4);
    expect(y + up).toBeCloseTo(-1, 4);
  }
});

it('SampleTrajectories: the states of its paths, of which the oracle’s end at the target', async () => {
  const lines = await savedBy(SampleTrajectories, { points: SQUARE, starts: [0.5, 2, -1, 0], steps: 4, target: 3 });
  expect(lines).toHaveLength(2 * 2 * 5);
  expect(lines[0]).toEqual(['oracle', '0', '999', '0.5', '2']);
  expect(lines[9]?.slice(0, 3)).toEqual(['oracle', '1', '-1']);
  expect(Number(lines[9]?.[3])).toBeCloseTo(1, 4);
});

it('PredictionTargets: its curves', async () => {
  const schedule = createSchedule({ timesteps: 10 });
  const lines = await savedBy(PredictionTargets, { schedule, predictionError: 0.5 });
  const { a, sigma } = forwardJumpCoefficients(schedule, 9);
  expect(lines[9]?.map(Number)).toEqual([9, (0.5 * sigma) / a, 0.5, 0.5 * sigma]);
});
