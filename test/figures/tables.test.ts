import { expect, it } from 'vitest';
import { gaussianPath } from '../../src/core/gaussianPath.js';
import { weightLines } from '../../src/figures/DenoiserField/index.js';
import { particleLines } from '../../src/figures/DensityFlow/index.js';
import { sampleLines } from '../../src/figures/Guidance/index.js';
import { seamLines } from '../../src/figures/Inpaint/index.js';
import { sampledPath } from '../../src/figures/PathComparison/charts.js';
import { pathLines } from '../../src/figures/PathComparison/index.js';
import { factorLines } from '../../src/figures/Preconditioning/index.js';
import type { MapRow, Row } from '../../src/figures/Reflow/compute.js';
import { rowLines } from '../../src/figures/Reflow/index.js';
import { stepLines } from '../../src/figures/SchedulerTable/index.js';
import { describe } from '../../src/figures/SchedulerTable/model.js';
import { solverLines } from '../../src/figures/SolverComparison/index.js';

// What a figure saves as CSV, line by line.

const filled = (seam: number | null) => ({ values: new Float32Array(), seam });
const fillings = (resample: number, seam: number | null) =>
  ({ of: { resample }, pasted: filled(0.3), resampled: filled(0.2), original: filled(seam) }) as unknown as Parameters<
    typeof seamLines
  >[0];
const paths = (first: number) => ({
  timesteps: [5, -1],
  states: Float32Array.from({ length: 8 }, (_, i) => first + i),
});
const noRows = { before: null, coupled: null, consistency: null, after: null };
const row = (straightness: number, distance: number) =>
  ({ straightness, loss: 0.5, sampled: [{ steps: 8, distance }] }) as unknown as Row;

it.each<[string, Iterable<string>, readonly string[]]>([
  [
    'DenoiserField of one x_t',
    weightLines({
      ...{ request: { points: Float32Array.of(1, 2, 3, 4) }, weights: Float64Array.of(0.25, 0.75) },
    } as unknown as Parameters<typeof weightLines>[0]),
    ['x,y,weight', '1,2,0.25', '3,4,0.75'],
  ],
  [
    'DensityFlow',
    particleLines({ paths: { flow: paths(0), sde: paths(10) } } as unknown as Parameters<typeof particleLines>[0]),
    [
      'way,particle,t,x,y',
      ...['flow,0,5,0,1', 'flow,0,-1,2,3', 'flow,1,5,4,5', 'flow,1,-1,6,7'],
      ...['sde,0,5,10,11', 'sde,0,-1,12,13', 'sde,1,5,14,15', 'sde,1,-1,16,17'],
    ],
  ],
  ['Inpaint', seamLines(fillings(8, 0.25)), ['turns,seam', '1,0.3', '8,0.2', 'original,0.25']],
  ['Inpaint, once and without a seam', seamLines(fillings(1, null)), ['turns,seam', '1,0.3', 'original,']],
  [
    'Guidance',
    sampleLines({ points: Float32Array.of(1, 2, 3, 4) } as unknown as Parameters<typeof sampleLines>[0]),
    ['sample,x,y', '1,1,2', '2,3,4'],
  ],
  [
    'Reflow',
    [
      ...rowLines({ ...noRows, before: row(0.5, 2), after: row(0, 0.1) }),
      ...rowLines({
        ...noRows,
        before: row(0.5, 2),
        consistency: { sampled: [{ steps: 1, distance: 3 }] } as unknown as MapRow,
      }),
      ...rowLines({ ...noRows, before: row(0.5, 2), coupled: row(0.1, 0.2) }, true),
    ],
    [
      ...['network,straightness,steps,sliced_w2', 'flow,0.5,8,2', 'reflowed,0,8,0.1'],
      ...['network,straightness,steps,sliced_w2', 'flow,0.5,8,2', 'consistency,,1,3'],
      ...['network,straightness,loss,steps,sliced_w2', 'flow,0.5,0.5,8,2', 'coupled,0.1,0.5,8,0.2'],
    ],
  ],
  [
    'PathComparison',
    [...pathLines([{ ...sampledPath('flow', gaussianPath({ kind: 'flow' })), times: [0.25] }])],
    ['path,t,alpha,sigma,logSnr', `flow,0.25,0.75,0.25,${2 * Math.log(3)}`],
  ],
  [
    // σ = 3 and data of deviation 0.5: c_skip = 0.25/9.25, c_out = 1.5/√9.25, c_in = 1/√9.25, c_noise = ln 3/4.
    'Preconditioning',
    factorLines({
      levels: { path: gaussianPath({ kind: 'edm' }), times: [3] },
      options: { sigmaData: 0.5 },
    } as unknown as Parameters<typeof factorLines>[0]),
    ['t,sigma/alpha,c_skip,c_out,c_in,c_noise', '3,3,0.027027027,0.493196962,0.328797975,0.274653072'],
  ],
  [
    'SolverComparison',
    solverLines({
      lines: [{ solver: 'ddim', spacing: 'time', reached: [{ evaluations: 4, error: 0.1, distance: 0.2 }] }],
    } as unknown as Parameters<typeof solverLines>[0]),
    ['solver,spacing,evaluations,median_error,sliced_w2', 'ddim,time,4,0.1,0.2'],
  ],
])('%s', (_, lines, expected) => {
  const round = (line: string) => line.replace(/\d+\.\d{8,}/g, (digits) => Number(digits).toFixed(6));
  expect([...lines].map(round)).toEqual(expected.map(round));
});

it('SchedulerTable: each column under its configuration, and the last line is the end', () => {
  const asked = { steps: 2, tokens: 4096 };
  const [head, first, , end] = [...stepLines([describe('A', 'sd15-ddim', asked), describe('B', 'edm', asked)])];
  expect(head).toBe('step,timestep A,sigma A,timestep B,sigma B');
  expect(first?.split(',').map((cell) => Number(cell).toFixed(2))).toEqual(['0.00', '501.00', '1.62', '1.10', '80.00']);
  expect(end?.split(',').map((cell) => cell && Number(cell).toFixed(2))).toEqual(['2.00', '', '0.03', '', '0.00']);
});
