import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  CELLS,
  type Compared,
  comparedOn,
  conditionalPaths,
  lineOf,
  lineTimes,
  type Plane,
  type PlaneRequest,
  placeAt,
  planeOf,
  type Way,
} from '../../../src/figures/FlowPlane/compute.js';
import { conditionalLines, halfOf, planeTable, readPoints } from '../../../src/figures/FlowPlane/model.js';
import { shownDivisor } from '../../../src/figures/shared/shownState.js';
import { flowMap } from '../../../src/mixture/flowMap.js';
import { expectedX0 } from '../../../src/mixture/posterior.js';
import { gaussianPath, pathKinds } from '../../../src/process/gaussianPath.js';
import { pathOf } from '../../../src/process/pathOf.js';
import { scalesAt } from '../../../src/process/process.js';
import { samplerCoefficients } from '../../../src/process/samplers.js';
import { createSchedule } from '../../../src/process/schedule.js';
import type { GaussianPath, GaussianPathKind, Process } from '../../../src/process/types.js';
import { exhausted } from '../../support/exhausted.js';

interface GoldenPlane {
  points: number[];
  rows: (Record<'flowTimes' | 'sdeTimes', number[]> &
    Record<'flow' | 'chords' | 'z' | 'sde', number[][]> & { path: GaussianPathKind; deviation: number })[];
  bifurcation: { m: number; deviation: number; logSnr: number | null }[];
}

const golden = JSON.parse(readFileSync(new URL('../../golden/plane.json', import.meta.url), 'utf8')) as GoldenPlane;
const { points } = golden;
const deviation = 0.1;
const schedule = createSchedule();
const paths = pathKinds.map((kind) => [kind, gaussianPath({ kind })] as const);

const planeFor = (request: Partial<PlaneRequest>): Promise<Plane> =>
  exhausted(
    planeOf({ points, deviation, process: schedule, starts: 2, seed: 0, half: 3, critical: false, ...request }),
  );

describe('golden values', () => {
  it.each(golden.rows)('$path: the flow and its chords', ({ path, deviation, flowTimes, flow, chords }) => {
    const process = gaussianPath({ kind: path });
    for (const [i, start] of (flow[0] as number[]).entries()) {
      for (const [k, chord] of chords.entries()) {
        const [t, s] = [flowTimes[k] as number, flowTimes[k + 1] as number];
        const compared = comparedOn({ points, deviation, process, start }, t, s);
        expect(compared.xt).toBeCloseTo(flow[k]?.[i] as number, 5);
        expect(compared.xs).toBeCloseTo(flow[k + 1]?.[i] as number, 5);
        expect(compared.chord).toBeCloseTo(chord[i] as number, 5);
      }
    }
  });

  it.each(golden.rows)('$path: the steps of the SDE trajectory', ({ path, deviation, sdeTimes, z, sde }) => {
    const process = gaussianPath({ kind: path });
    for (const [k, noise] of z.entries()) {
      const [t, s] = [sdeTimes[k] as number, sdeTimes[k + 1] as number];
      const { a, b, sigma } = samplerCoefficients(process, t, s, { kind: 'ddpm', variance: 'posterior' });
      const x0 = expectedX0(points, sde[k] as number[], process, t, { dimension: 1, deviation });
      for (const [i, x] of (sde[k] as number[]).entries()) {
        expect(a * (x0[i] as number) + b * x + sigma * (noise[i] as number)).toBeCloseTo(sde[k + 1]?.[i] as number, 6);
      }
    }
  });

  it.each(golden.bifurcation)('two points at ±$m split at logSnr $logSnr', async ({ m, deviation, logSnr }) => {
    const process = gaussianPath({ kind: 'vp-linear' });
    const { critical } = await planeFor({ points: [-m, m], deviation, process, critical: true });
    if (logSnr === null) expect(critical).toBeNull();
    else expect(process.logSnr(critical as number)).toBeCloseTo(logSnr, 4);
  });
});

describe('a flow line', () => {
  it.each([['schedule', schedule] as const, ...paths])('on %s passes where the flow map leads', async (_, process) => {
    for (const deviation of [0.05, 1]) {
      const { flow } = await exhausted(lineOf({ points, deviation, process, start: 0.7, seed: 0 }));
      const path = 'alpha' in process ? process : pathOf(process);
      const noise = 0.7 * shownDivisor(path, path.end);
      for (const i of [0, 20, 60, flow.times.length - 1]) {
        const t = flow.times[i] as number;
        const [exact = 0] = flowMap(points, [noise], path, path.end, t, { dimension: 1, deviation, steps: 2000 });
        expect(flow.places[i]).toBeCloseTo(exact / shownDivisor(path, t), 3);
      }
    }
  });

  it.each(paths)('on %s has rising times from one end to the other', (_, path) => {
    const times = lineTimes(path, 0.05);
    expect([times[0], times.at(-1)]).toEqual([path.start, path.end]);
    for (const [i, t] of times.entries()) if (i > 0) expect(t).toBeGreaterThan(times[i - 1] as number);
  });
});

describe('the same start', () => {
  const ends = async (process: Process, start: number, seed: number) => {
    const { flow, sde } = await exhausted(lineOf({ points, deviation, process, start, seed }));
    return [flow.places[0], sde.places[0]] as [number, number];
  };
  const nearest = (place: number) => points.reduce((a, b) => (Math.abs(place - b) < Math.abs(place - a) ? b : a));

  it.each([['schedule', schedule] as const, ['flow', gaussianPath({ kind: 'flow' })] as const])(
    'on %s leads the flow to one place, whatever the seed, and the SDE to each point in a third of 150 seeds',
    async (_, process) => {
      const all = await Promise.all(Array.from({ length: 150 }, (_, seed) => ends(process, -0.3, seed)));
      expect(new Set(all.map(([flow]) => flow)).size).toBe(1);
      for (const point of points) {
        const share = all.filter(([, sde]) => nearest(sde) === point).length / all.length;
        expect(Math.abs(share - 1 / 3)).toBeLessThan(0.12);
      }
      const far = all.map(([, sde]) => (sde - nearest(sde)) ** 2);
      expect(Math.sqrt(far.reduce((a, b) => a + b) / far.length)).toBeCloseTo(deviation, 1);
    },
  );

  it('by default leads the flow to the point 0.4, and the SDE to 1.1', async () => {
    const [flow, sde] = await ends(schedule, -0.3, 0);
    expect([nearest(flow), nearest(sde)]).toEqual([0.4, 1.1]);
  });
});

describe('tangent and chord', () => {
  const request = { points, deviation, process: schedule, start: -0.3 };

  it('lead to different places: the chord to the flow, the tangent where one Euler step does', () => {
    const { t, s, xt, xs, slope, chord, euler, error } = comparedOn(request, 650, 0) as Record<keyof Compared, number>;
    expect(xt + (s - t) * chord).toBeCloseTo(xs, 12);
    expect(xt + (s - t) * slope).toBeCloseTo(euler, 12);
    expect(error).toBeCloseTo(Math.abs(euler - xs), 12);
    expect(error).toBeGreaterThan(0.4);
  });

  it('differ less, the nearer s is to t, on either side of it', () => {
    for (const sign of [-1, 1]) {
      const errors = [300, 100, 30, 10].map((far) => comparedOn(request, 400, 400 + sign * far).error as number);
      for (const [i, error] of errors.entries()) if (i > 0) expect(error).toBeLessThan(errors[i - 1] as number);
    }
    const { chord, slope, error } = comparedOn(request, 400, 400);
    expect([chord, error]).toEqual([slope, 0]);
  });

  it('are told apart where the path has no finite slope', () => {
    const process = gaussianPath({ kind: 'vp-linear' });
    expect(comparedOn({ ...request, process }, 0, 0.5)).toMatchObject({ slope: null, euler: null, error: null });
    expect(comparedOn({ ...request, process }, 0, 0.5).chord).toEqual(expect.any(Number));
    expect(comparedOn({ ...request, process }, 0, 0)).toMatchObject({ chord: null, slope: null, error: null });
  });
});

/** The path is α·point + √(α²s² + σ²)·z at all of its times, with the z that leads through x_t. */
function expectConditional(process: GaussianPath, point: number, way: Way, t: number, xt: number): void {
  const signedAt = (time: number, x: number) => {
    const { alpha, sigma } = scalesAt(process, time);
    return (x - alpha * point) / Math.sqrt(alpha ** 2 * deviation ** 2 + sigma ** 2);
  };
  for (const [i, time] of way.times.entries()) {
    const x = (way.places[i] as number) * shownDivisor(process, time);
    expect(signedAt(time, x)).toBeCloseTo(signedAt(t, xt), 9);
  }
}

describe('conditional paths', () => {
  it.each(paths)('on %s pass through x_t, and the mean of their slopes is that of the flow', (_, process) => {
    const t = process.timeAt(-0.5);
    const { xt, slope } = comparedOn({ points, deviation, process, start: -0.3 }, t, process.start);
    const all = conditionalPaths({ points, deviation, process }, t, xt, lineTimes(process, deviation));
    expect(all.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    const slopes = process.slopes(t);
    const { alpha, sigma } = scalesAt(process, t);
    const spread = Math.hypot(alpha * deviation, sigma);
    const mean = all.reduce((sum, { weight, way }, i) => {
      expect(placeAt(way, t) * shownDivisor(process, t)).toBeCloseTo(xt, 1);
      expectConditional(process, points[i] as number, way, t, xt);
      const z = (xt - alpha * (points[i] as number)) / spread;
      const growth = (alpha * deviation ** 2 * slopes.alpha + sigma * slopes.sigma) / spread;
      return sum + weight * (slopes.alpha * (points[i] as number) + growth * z);
    }, 0);
    expect(mean).toBeCloseTo(slope as number, 9);
  });

  it('are drawn the stronger, the likelier their points are', async () => {
    const line = await exhausted(lineOf({ points, deviation, process: schedule, start: -0.3, seed: 0 }));
    const { request, flow } = line;
    for (const t of [100, 300, 600]) {
      const compared = comparedOn(request, t, 0);
      const weights = conditionalPaths(request, t, compared.xt, flow.times).map(({ weight }) => weight);
      const opacities = conditionalLines(line, compared).map(({ opacity }) => opacity as number);
      const ranked = (values: readonly number[]) =>
        points.map((_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number));
      expect(ranked(opacities)).toEqual(ranked(weights));
      expect(Math.min(...opacities)).toBeGreaterThan(0.1);
      expect(Math.max(...opacities)).toBeLessThanOrEqual(1);
    }
  });

  it('are straight on the path of flow matching, of points without much of a deviation', () => {
    const process = gaussianPath({ kind: 'flow' });
    for (const { way } of conditionalPaths({ points, deviation: 1e-6, process }, 0.6, 0.2, [0, 0.3, 1])) {
      const [first, last] = [placeAt(way, 0), placeAt(way, 1)];
      for (const t of [0.1, 0.3, 0.9]) expect(placeAt(way, t)).toBeCloseTo(first + t * (last - first), 4);
    }
  });
});

describe('the plane', () => {
  it('has the density of each t, of which the largest value is 1', async () => {
    const { shade, lines } = await planeFor({});
    for (const column of [0, 50, CELLS - 1]) {
      const values = Array.from({ length: CELLS }, (_, row) => shade[row * CELLS + column] as number);
      expect(Math.max(...values)).toBe(1);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    }
    expect(lines).toHaveLength(2);
  });

  it.each([
    [points, schedule],
    [points, gaussianPath({ kind: 'flow' })],
    [[-2, -1, 1.5], gaussianPath({ kind: 'cosine' })],
  ])('of %o has one maximum after the critical time, and several before', async (points, process) => {
    const { shade, critical } = await planeFor({ points, process, critical: true });
    const [start, end] = 'alpha' in process ? [process.start, process.end] : [0, process.timesteps - 1];
    const split = Math.round((((critical as number) - start) / (end - start)) * CELLS);
    const maximaOf = (column: number) => {
      const at = (row: number) => shade[row * CELLS + column] as number;
      const rows = Array.from({ length: CELLS - 2 }, (_, i) => i + 1);
      return rows.filter((row) => at(row) > at(row - 1) && at(row) >= at(row + 1)).length;
    };
    // Near the critical time, a second maximum is smaller than a cell.
    for (let column = 0; column < split - 4; column++) expect(maximaOf(column)).toBeGreaterThan(1);
    for (let column = split + 1; column < CELLS; column++) expect(maximaOf(column)).toBe(1);
  });

  it('has no critical time of one point, of wide points, or where noise never joins them', async () => {
    expect((await planeFor({ points: [0.5], critical: true })).critical).toBeNull();
    expect((await planeFor({ deviation: 1, points: [-0.5, 0.5], critical: true })).critical).toBeNull();
    const process = createSchedule({ timesteps: 20 });
    expect((await planeFor({ points: [-2, 2], process, critical: true })).critical).toBeNull();
  });

  it('is written as x over t on every line', async () => {
    const plane = await planeFor({ starts: 1 });
    const line = await exhausted(lineOf({ points, deviation, process: schedule, start: 0, seed: 0 }));
    const rows = [...planeTable(plane, line)()];
    expect(rows[0]).toBe('line,t,x');
    expect(new Set(rows.slice(1).map((row) => row.split(',')[0]))).toEqual(new Set(['flow', 'sde', 'flow 0']));
    expect(rows).toHaveLength(1 + 2 * line.flow.times.length + line.sde.times.length);
  });

  it('shows all of its points, and the noise', () => {
    expect(halfOf(points, 0.1)).toBe(3);
    expect(halfOf([-4], 0.5)).toBe(5.5);
  });
});

it('finds a place where two times are the same', () => {
  expect(placeAt({ times: [0, 0, 1], places: [5, 6, 7] }, 0)).toBe(5);
  expect(placeAt({ times: [0, 0, 1], places: [5, 6, 8] }, 0.5)).toBe(7);
});

it.each<[unknown, string]>([
  ['twoMoons', 'invalid points: "twoMoons"; expected 1 to 100 numbers on a line, from -10 to 10'],
  [[[0, 1]], 'invalid points[0]: [0, 1]; expected 1 to 100 numbers on a line, from -10 to 10'],
  [[], 'invalid points: 0 points; expected 1 to 100 numbers on a line, from -10 to 10'],
  [[0, Number.NaN], 'invalid points[1]: NaN; expected 1 to 100 numbers on a line, from -10 to 10'],
  [[11], 'invalid points[0]: 11; expected 1 to 100 numbers on a line, from -10 to 10'],
])('refuses %o', (given, message) => {
  expect(() => readPoints(given as number[], 'points')).toThrow(new RangeError(message));
});
