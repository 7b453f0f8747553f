import { describe, expect, it } from 'vitest';
import type { Point } from '../../src/charts/geometry.js';
import type { LineProps } from '../../src/charts/shapes.js';
import { particlesOf, SHARES, type Shade, shadeOf } from '../../src/figures/DensityFlow/compute.js';
import { densityLayers, insideOf, particleLayers } from '../../src/figures/DensityFlow/model.js';
import type { Arrows, Samples } from '../../src/figures/Guidance/compute.js';
import { arrowLayers, sampleLayers } from '../../src/figures/Guidance/View.js';
import { chartsOf, sampledPath } from '../../src/figures/PathComparison/charts.js';
import { trajectoriesOf } from '../../src/figures/PathComparison/compute.js';
import { layersOf as layersOfTrajectories } from '../../src/figures/PathComparison/View.js';
import { DRAWN, PATH_STEPS, type Row, STEPS, straightnessOf } from '../../src/figures/Reflow/compute.js';
import { chordsOf, layersOf as layersOfRow, pairsOf } from '../../src/figures/Reflow/View.js';
import { type Described, describeChart } from '../../src/figures/SchedulerTable/model.js';
import { errorsChart } from '../../src/figures/SolverComparison/chart.js';
import { comparedSolvers, type Exact, type Reached } from '../../src/figures/SolverComparison/compute.js';
import { layersOf as layersOfSolver } from '../../src/figures/SolverComparison/View.js';
import type { Layer } from '../../src/points/paint.js';
import { gaussianPath } from '../../src/process/gaussianPath.js';
import { createSchedule } from '../../src/process/schedule.js';
import { exhausted } from '../support/exhausted.js';

// What stands where in a plot, and in which ink: no text says it.

const at = (...places: number[]) => Float32Array.from(places);
/** The ink of each layer, and what it is drawn through. */
const drawn = (layers: readonly Layer[]) =>
  layers.map((layer) => {
    if (layer.kind === 'arrows') return [layer.ink, [...layer.from], [...layer.to]];
    return layer.kind === 'shade' ? [layer.ink] : [layer.ink, [...layer.points]];
  });

describe('DensityFlow', () => {
  const schedule = createSchedule({ kind: 'cosine', timesteps: 50 });
  const request = { points: at(0, 0), deviation: 0.2, schedule, particles: 4, seed: 0 };

  it('carries particles on the flow without noise, and on the SDE with some: one way is smooth, one is not', async () => {
    const { flow, sde } = (await exhausted(particlesOf(request))).paths;
    const first = (states: Float32Array) => [...states.subarray(0, 2)];
    expect(first(flow.states)).toEqual(first(sde.states));
    /** How often x turns back on the first particle's way. */
    const turns = ({ states, timesteps }: typeof flow) => {
      const steps = timesteps.slice(1).map((_, i) => (states[2 * i + 2] as number) - (states[2 * i] as number));
      return steps.filter((step, i) => i > 0 && step * (steps[i - 1] as number) < 0).length;
    };
    expect(turns(flow)).toBeLessThan(5);
    expect(turns(sde)).toBeGreaterThan(10);
  });

  it('takes other particles by another seed', async () => {
    const [one, other] = [await exhausted(particlesOf(request)), await exhausted(particlesOf({ ...request, seed: 1 }))];
    expect(one.paths.flow.states).not.toEqual(other.paths.flow.states);
  });

  it('draws particles where they are at t, and of the lines that of 90% bold', () => {
    const paths = { timesteps: [20, 10, -1], states: at(0, 0, 1, 2, 3, 4) };
    expect(drawn(particleLayers(paths, 'sde', 10))).toEqual([
      ['noise', [0, 0, 1, 2]],
      ['noise', [1, 2]],
    ]);
    const lines = SHARES.map((share) => at(share, 0, share, 1));
    const layers = densityLayers({ values: new Float64Array(1), peak: 1, lines } as unknown as Shade);
    const [bold] = layers.filter((layer) => layer.kind === 'pieces').sort((a, b) => (b.width ?? 0) - (a.width ?? 0));
    expect(bold?.points[0]).toBeCloseTo(0.9);
  });

  it('has its density the right way up, and counts what is inside by it', async () => {
    const domain = { x: 0, y: 0, half: 2 };
    const shade = await exhausted(shadeOf({ points: at(0.5, 1), deviation: 0.2, process: schedule, t: 0, domain }));
    const place = shade.values.indexOf(shade.peak);
    expect([place % 128, Math.floor(place / 128)].map((cell) => Math.round(cell / 16))).toEqual([5, 2]);
    const far = 0.2 * Math.sqrt(2 * Math.log(10));
    const paths = { timesteps: [0, -1], states: at(0.5, 1 + 0.9 * far, 0, 0, 0.5, 1 + 1.1 * far, 0, 0) };
    expect(insideOf(shade, paths)).toBe(1);
  });
});

describe('Guidance', () => {
  const request = { points: at(0, 0, 1, 1, 2, 2), labels: [0, 1, 2], label: 1, negative: 2 };

  it('draws the class in the ink of the page, the negative one stronger than the others, and samples over them', () => {
    const layers = sampleLayers({ request, points: at(9, 9) } as unknown as Samples);
    expect(drawn(layers)).toEqual([
      ['quiet', [0, 0]],
      ['quiet', [2, 2]],
      ['ink', [1, 1]],
      ['posterior', [9, 9]],
    ]);
    expect(layers[0]?.opacity ?? 1).toBeLessThan(layers[1]?.opacity ?? 1);
  });

  it('draws both arrows from x_t, and between their heads the difference', () => {
    const arrows = { tails: at(0, 0), base: at(1, 0), ofClass: at(0, 1), guided: at(-1, 2) };
    expect(drawn(arrowLayers({ request, ...arrows } as unknown as Arrows)).slice(1)).toEqual([
      ['quiet', [0, 0], [1, 0]],
      ['posterior', [1, 0], [-1, 2]],
      ['ink', [0, 0], [0, 1]],
    ]);
  });
});

describe('Reflow', () => {
  it('draws where paths begin in the ink of noise, and below each number of steps its samples', () => {
    const paths = Float32Array.from({ length: 2 * (PATH_STEPS + 1) }, (_, i) => i);
    const sampled = STEPS.map((steps) => ({ steps, points: at(steps, steps), distance: 0 }));
    const layers = layersOfRow(at(7, 7), { paths, sampled } as unknown as Row);
    const [data, , starts, ends] = drawn(layers.paths);
    expect([data, starts, ends]).toEqual([
      ['quiet', [7, 7]],
      ['noise', [0, 1]],
      ['posterior', [2 * PATH_STEPS, 2 * PATH_STEPS + 1]],
    ]);
    expect(layers.samples.map((some) => drawn(some)[1])).toEqual(STEPS.map((steps) => ['posterior', [steps, steps]]));
  });

  it('draws what a network will be trained on: noise paired with data, then with the ends of the first network’s paths', () => {
    const points = Float32Array.from({ length: 2 * 400 }, (_, i) => i);
    const pairs = pairsOf(points);
    const [data, lines, starts, ends] = drawn(layersOfRow(points, null, pairs).paths) as [string, number[]][];
    expect([data?.[0], lines?.[0], starts?.[0], ends?.[0]]).toEqual(['quiet', 'quiet', 'noise', 'quiet']);
    expect(ends?.[1]).toHaveLength(2 * DRAWN);
    expect(ends?.[1].slice(0, 4)).toEqual([10, 11, 30, 31]);
    expect(starts?.[1].every((value) => Math.abs(value) < 5)).toBe(true);
    expect(lines?.[1].slice(0, 8)).toEqual([
      ...(starts?.[1].slice(0, 2) ?? []),
      10,
      11,
      ...(starts?.[1].slice(2, 4) ?? []),
      30,
      31,
    ]);
    const paths = Float32Array.from({ length: 4 * (PATH_STEPS + 1) }, (_, i) => i);
    const chords = chordsOf({ paths } as unknown as Row);
    const last = 2 * PATH_STEPS;
    expect([...chords.ends]).toEqual([0, 1, last, last + 1, last + 2, last + 3, 2 * last + 2, 2 * last + 3]);
    expect(drawn(layersOfRow(points, null, chords).paths)[3]?.[0]).toBe('posterior');
    // And nothing where nothing is known.
    expect(layersOfRow(points, null)).toEqual({ paths: [], samples: STEPS.map(() => []) });
  });

  it('takes for the straightness a mean over points, of squares in both directions', () => {
    // Two points go to (1, 2) in two steps: one evenly, the other at once, with the velocity twice the chord and then 0.
    const states = [
      [0, 0, 0, 0],
      [0.5, 1, 1, 2],
      [1, 2, 1, 2],
    ];
    expect(straightnessOf(states)).toBeCloseTo((1 + 4) / 2, 12);
  });
});

describe('PathComparison', () => {
  const flow = sampledPath('flow', gaussianPath({ kind: 'flow' }));

  it('draws α across and σ up, with the ray on which a logSnr lies', () => {
    const { scales, arc, clock, marked } = chartsOf([flow], 2);
    const [ray, line] = scales.lines;
    expect([line?.points[0], line?.points.at(-1)]).toEqual([
      [1, 0],
      [0, 1],
    ]);
    const dotOf = (line: LineProps | undefined) => ((line as LineProps).dots as readonly Point[])[0] as Point;
    const [x, y] = dotOf(line);
    const [across, up] = (ray as LineProps).points[1] as Point;
    expect(y / x).toBeCloseTo(up / across, 12);
    expect(Math.hypot(...dotOf(arc.lines[1]))).toBeCloseTo(1, 12);
    expect(clock.marker).toEqual({ axis: 'y', value: 2 });
    expect(dotOf(clock.lines[0])[0]).toBe(marked[0]?.share);
    expect(dotOf(clock.lines[0])[1]).toBeCloseTo(2, 12);
  });

  it('draws the trajectories of each path in its ink, divided where they are said to be, and the starts that they share', async () => {
    const trajectories = await exhausted(
      trajectoriesOf({ kinds: ['flow', 've'], shift: 1, points: at(0, 0, 1, 1), seed: 0 }),
    );
    const [, exploding] = trajectories.ofPaths;
    const [, ...undivided] = drawn(layersOfTrajectories(at(0, 0), trajectories, false));
    expect(undivided.map(([ink]) => ink)).toEqual(['category-6', 'category-5']);
    expect(undivided[1]?.[1]).toEqual([...Float32Array.from(exploding?.states ?? [])]);
    const [, ...divided] = drawn(layersOfTrajectories(at(0, 0), trajectories, true));
    expect(divided.map(([ink]) => ink)).toEqual(['category-6', 'category-5', 'ink']);
    expect(divided[1]?.[1]).toEqual([...Float32Array.from(exploding?.scaled ?? [])]);
    const [firstWay, , starts] = divided.map(([, places]) => places as number[]);
    expect(starts?.slice(0, 2)).toEqual(firstWay?.slice(0, 2));
  });

  it('takes other starts by another seed, and other ends by other points', async () => {
    const endsOf = async (seed: number, points: Float32Array) =>
      (await exhausted(trajectoriesOf({ kinds: ['flow'], shift: 1, points, seed }))).ofPaths[0]?.states;
    expect(await endsOf(1, at(0, 0))).not.toEqual(await endsOf(0, at(0, 0)));
  });
});

describe('SolverComparison', () => {
  const problem = { path: 'flow', points: at(0, 0, 1, 1), deviation: 0.3, starts: 5, seed: 0 } as const;

  it('draws the exact trajectories quiet behind those of the solver, and where all of these end', () => {
    const exact = { trajectories: { points: at(1, 1), pointsEach: 1 } } as unknown as Exact;
    const reached = { trajectories: { points: at(2, 2), pointsEach: 1 }, ends: [3, 3] } as unknown as Reached;
    expect(drawn(layersOfSolver(at(0, 0), reached, exact, 'category-4'))).toEqual([
      ['quiet', [0, 0]],
      ['quiet', [1, 1]],
      ['category-4', [3, 3]],
      ['category-4', [2, 2]],
      ['category-4', [2, 2]],
    ]);
  });

  it('solves what it is given: another seed, path or deviation has other ends', async () => {
    const endsOf = async (other: object) => {
      const asked = { solvers: ['ddim'], spacings: ['logSnr'] } as const;
      return (await exhausted(comparedSolvers({ problem: { ...problem, ...other }, ...asked }))).exact.ends;
    };
    const ends = [
      await endsOf({}),
      await endsOf({ seed: 1 }),
      await endsOf({ path: 've' }),
      await endsOf({ deviation: 0.1 }),
    ];
    expect(new Set(ends.map((some) => some.map((value) => Number(value.toFixed(6))).join())).size).toBe(4);
  });

  it('takes the median of errors, and draws each solver in its ink, with the marked evaluations', async () => {
    const asked = { solvers: ['ddim', 'heun'], spacings: ['logSnr', 'karras'] } as const;
    const { lines, exact } = await exhausted(comparedSolvers({ problem, ...asked }));
    for (const { reached } of lines) {
      const { ends, error } = reached[1] as Reached;
      const errors = Array.from({ length: 5 }, (_, i) =>
        Math.hypot(
          (ends[2 * i] as number) - (exact.ends[2 * i] as number),
          (ends[2 * i + 1] as number) - (exact.ends[2 * i + 1] as number),
        ),
      );
      expect(error).toBe(errors.toSorted((a, b) => a - b)[2]);
    }
    const chart = errorsChart(lines, 256);
    expect(chart.curves.map(({ ink, dash }) => [ink, dash])).toEqual([
      ['category-2', undefined],
      ['category-2', undefined],
      ['category-3', '2 3'],
      ['category-3', '2 3'],
    ]);
    // A solver has a shape of its own, and each of its spacings fills it in another way.
    const [first, second, third] = chart.curves.map(({ dot }) => JSON.stringify(dot));
    expect(new Set([first, second, third]).size).toBe(3);
    expect(chart.curves[0]?.dot?.shape).toBe(chart.curves[1]?.dot?.shape);
    expect(chart.marker.value).toBe(256);
  });
});

it('SchedulerTable draws a line that has come to its end earlier on to the end of the other', () => {
  const described = (noise: readonly number[]) =>
    (['A', 'B'] as const).map((side) => ({ side, noise: side === 'A' ? [8, 4, 2, 1, 0.5] : noise })) as Described[];
  const [short, long] = [
    [4, 1],
    [4, 1, 1, 1, 1],
  ].map((noise) => describeChart(described(noise), 0).curves[1]?.values);
  expect(short).toEqual(long);
});
