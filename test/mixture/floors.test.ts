import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createSchedule,
  errorFactor,
  gaussianPath,
  type LossWeighting,
  lossFloor,
  lossWeight,
  type PredictionTarget,
  posteriorCovariance,
  predictionCoefficients,
} from '../../src/core/index.js';
import { anyPath, anyTimeOf } from '../support/arbitraries.js';
import { expectRelative, expectWithin } from '../support/close.js';
import { goldenBeyond } from '../support/golden.js';

const golden = goldenBeyond();
const flow = gaussianPath({ kind: 'flow' });
const cosine = gaussianPath({ kind: 'cosine', s: 0 });
const vp = gaussianPath({ kind: 'vp-linear' });
const targets: PredictionTarget[] = ['x0', 'epsilon', 'v', 'velocity', 'score'];

describe('lossFloor', () => {
  const dataOf = (name: 'line' | 'points') => ({ points: golden[name].flat(), dimension: name === 'line' ? 1 : 2 });

  it.each(golden.floors.rows)('is golden for the $data of deviation $deviation', ({ data, deviation, logSnr, x0 }) => {
    const { points, dimension } = dataOf(data);
    const draws = 20_000;
    logSnr.forEach((level, i) => {
      const floor = lossFloor(points, vp, vp.timeAt(level), { dimension, deviation, draws });
      // Its standard error is at most that of 1/√draws.
      expect(Math.abs(floor - (x0[i] as number))).toBeLessThan((4 / Math.sqrt(draws)) * Math.max(0.1, x0[i] as number));
    });
  });

  it.each(golden.floors.rows.filter(({ data }) => data === 'line'))(
    'is the expectation of the posterior variance within 2e-5, of deviation $deviation',
    ({ deviation, logSnr, x0 }) => {
      const points = golden.line.flat();
      expectWithin(
        logSnr.map((level) => integrated(points, level, deviation)),
        x0,
        2e-5,
      );
    },
  );

  /** E Var[x0 | x_t] of points on a line, by the trapezoid rule over the density of x_t. */
  function integrated(points: number[], level: number, deviation: number): number {
    const t = vp.timeAt(level);
    const [alpha, sigma] = [vp.alpha(t), vp.sigma(t)];
    const spread = Math.hypot(alpha * deviation, sigma);
    const count = 20_000;
    const places = Array.from({ length: count }, (_, i) => -9 + (18 * (i + 0.5)) / count);
    const variances = posteriorCovariance(points, places, vp, t, { dimension: 1, deviation });
    const densityAt = (x: number) =>
      points.reduce((sum, point) => sum + Math.exp(-(((x - alpha * point) / spread) ** 2) / 2), 0);
    const total = places.reduce((sum, x, i) => sum + densityAt(x) * (variances[i] as number), 0);
    return (total * (18 / count)) / (points.length * spread * Math.sqrt(2 * Math.PI));
  }

  it('draws x_t with the deviation of the points', () => {
    const [points, draws] = [[-1, 0.4, 1.1], 100_000];
    const floor = lossFloor(points, vp, vp.timeAt(3), { dimension: 1, deviation: 0.4, draws });
    expectRelative([floor], [integrated(points, 3, 0.4)], 0.01);
  });

  it('has ln n as half its area over logSnr, in ε', () => {
    const points = golden.line.flat();
    const step = 0.05;
    let area = 0;
    for (let level = -14; level < 9; level += step) {
      const t = vp.timeAt(level);
      area += (step / 2) * lossFloor(points, vp, t, { dimension: 1, target: 'epsilon', draws: 4000 });
    }
    expect(area).toBeCloseTo(Math.log(3), 1);
  });

  it('ends at the variance of the data where all is noise, and at 0 where there is none', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 8 }), (points) => {
        const mean = points.reduce((sum, value) => sum + value, 0) / points.length;
        const variance = points.reduce((sum, value) => sum + (value - mean) ** 2, 0) / points.length;
        const floor = (t: number, deviation = 0) => lossFloor(points, flow, t, { dimension: 1, draws: 50, deviation });
        expectWithin([floor(1), floor(1, 0.5), floor(0), floor(0, 0.5)], [variance, variance + 0.25, 0, 0], 1e-12);
      }),
    );
  });

  it('draws around the middle point if it draws once, in whichever order the points are', () => {
    const floor = (points: number[]) => lossFloor(points, flow, 0.6, { dimension: 1, draws: 1 });
    expectRelative([floor([3, 0, -2])], [floor([-2, 0, 3])], 1e-12);
    expect(floor([3, 0, -2])).not.toBeCloseTo(floor([0, 3, -2]), 3);
  });

  it('is in each target its factor times that of x0, and the same every time', () => {
    const points = golden.points.flat();
    for (const target of targets) {
      const floor = lossFloor(points, flow, 0.4, { target, draws: 200 });
      expectRelative([floor], [errorFactor(target, flow, 0.4) * lossFloor(points, flow, 0.4, { draws: 200 })], 1e-13);
    }
    const seeds = [0, 0, 1].map((seed) => lossFloor(points, flow, 0.4, { seed }));
    expect(seeds[0]).toBe(seeds[1]);
    expect(seeds[0]).not.toBe(seeds[2]);
    expect(lossFloor(points, createSchedule(), 500, { target: 'v' })).toBeGreaterThan(0);
  });

  it('says what is wrong', () => {
    expect(() => lossFloor([], flow, 0.5)).toThrow('invalid points: none');
    expect(() => lossFloor([0, 0], flow, 0.5, { draws: 0 })).toThrow(
      'invalid draws: 0; expected an integer in 1 <= draws',
    );
    expect(() => lossFloor([0, 0], flow, 0.5, { seed: Number.NaN })).toThrow('invalid seed: NaN');
    expect(() => lossFloor([0, 0], flow, 0.5, { target: 'noise' as 'v' })).toThrow(
      'invalid target: "noise"; expected \'eps',
    );
    expect(() => lossFloor([0, 0], flow, 0, { target: 'epsilon' })).toThrow(
      'invalid t: 0; expected a time with sigma > 0',
    );
  });
});

describe('errorFactor', () => {
  it.each(golden.floors.factors)('is golden on $path at t = $t', ({ path, t, factors }) => {
    const process = gaussianPath({ kind: path });
    for (const target of targets) expectRelative([errorFactor(target, process, t)], [factors[target]], 1e-10);
  });

  it('is the square of what a target takes of x0', () => {
    fc.assert(
      fc.property(anyPath.chain(anyTimeOf), fc.constantFrom(...targets), ({ path, t }, target) => {
        const [alpha, sigma] = [path.alpha(t), path.sigma(t)];
        fc.pre(sigma > 1e-6 && alpha > 1e-6 && Math.abs(alpha * path.slopes(t).sigma) < 1e6);
        const { b } = predictionCoefficients('x0', target, path, t);
        expectRelative([errorFactor(target, path, t)], [b ** 2], 1e-6);
      }),
    );
  });

  it('says where there is none', () => {
    expect(errorFactor('x0', flow, 0)).toBe(1);
    expect(errorFactor('velocity', flow, 1)).toBe(1);
    expect(() => errorFactor('score', flow, 0)).toThrow('invalid t: 0; expected a time with sigma > 0');
    expect(() => errorFactor('velocity', gaussianPath({ kind: 'sigmoid' }), 1)).toThrow('finite slopes');
    expect(() => errorFactor('x0', flow, -1)).toThrow('invalid t: -1');
  });
});

describe('lossWeight', () => {
  const losses: Record<string, LossWeighting> = {
    elbo: { kind: 'elbo' },
    'epsilon-cosine': { kind: 'uniform', target: 'epsilon', process: cosine },
    'v-cosine': { kind: 'uniform', target: 'v', process: cosine },
    'flow-uniform': { kind: 'uniform', target: 'velocity', process: flow },
    'flow-logit-normal': { kind: 'logitNormal' },
    'min-snr-5-cosine': { kind: 'minSnr', process: cosine },
    'p2-cosine': { kind: 'p2', process: cosine },
    edm: { kind: 'edm' },
  };

  it.each(Object.keys(losses))('is golden for %s', (name) => {
    const weights = golden.weightings['logSnr']?.map((logSnr) => lossWeight(losses[name] as LossWeighting, logSnr));
    const expected = golden.weightings[name] as number[];
    weights?.forEach((weight, i) => {
      expectWithin([weight], [expected[i] as number], 1e-11 * Math.max(1, expected[i] as number));
    });
  });

  it.each(golden.minSnr)('min-SNR is the same loss in x0, ε and v, at logSnr $logSnr', ({ logSnr, ...factors }) => {
    const t = cosine.timeAt(logSnr);
    const ofX0 = (target: 'x0' | 'epsilon' | 'v') => factors[target] * errorFactor(target, cosine, t);
    expectRelative([ofX0('epsilon'), ofX0('v')], [ofX0('x0'), ofX0('x0')], 1e-9);
    const weight = lossWeight({ kind: 'minSnr', process: cosine, gamma: 5 }, logSnr);
    const uniform = lossWeight({ kind: 'uniform', target: 'epsilon', process: cosine }, logSnr);
    expectRelative([weight / uniform], [factors.epsilon], 1e-9);
  });

  it('of one target at even t is the loss as a mean over logSnr', () => {
    // ∫ w·floor(ε) dlogSnr against the mean of the floor of v over t, on the same path; both up to one constant.
    const ratioOf = (target: PredictionTarget) => {
      let [overLevels, overTimes] = [0, 0];
      for (let level = -30; level < 30; level += 0.01) {
        const t = flow.timeAt(level);
        const floor = errorFactor('epsilon', flow, t) * t ** 2;
        overLevels += 0.01 * lossWeight({ kind: 'uniform', target, process: flow }, level) * floor;
      }
      for (let i = 0; i < 4000; i++) {
        const t = (i + 0.5) / 4000;
        overTimes += (errorFactor(target, flow, t) * t ** 2) / 4000;
      }
      return overLevels / overTimes;
    };
    // At a logSnr of 0 the density |dt/dlogSnr| is 1/8, and the factors relative to ε are 1, 4 and 4.
    expectRelative([ratioOf('epsilon'), ratioOf('velocity'), ratioOf('v')], [8, 2, 8], 0.01);
  });

  it('takes options, schedules, and levels that a path does not reach', () => {
    const ve = gaussianPath({ kind: 've', sigmaEnd: 0.5 });
    expect(lossWeight({ kind: 'uniform', target: 'epsilon', process: ve }, 0)).toBe(0);
    expect(lossWeight({ kind: 'uniform', target: 'epsilon', process: ve }, 3)).toBeCloseTo(1, 9);
    expect(lossWeight({ kind: 'uniform', target: 'epsilon', process: createSchedule() }, 0)).toBeCloseTo(1, 9);
    expect(lossWeight({ kind: 'edm', mean: 0, deviation: 1, sigmaData: 1 }, 0)).toBeCloseTo(
      2 / Math.sqrt(8 * Math.PI),
      12,
    );
    expect(lossWeight({ kind: 'p2', k: 2, gamma: 0.5, process: cosine }, 0)).toBeCloseTo(1 / Math.sqrt(3), 12);
  });

  it('says what is wrong', () => {
    const weigh =
      (weighting: unknown, logSnr = 0) =>
      () =>
        lossWeight(weighting as LossWeighting, logSnr);
    for (const gamma of [0, -1, Number.NaN]) {
      const message = `invalid gamma: ${gamma}; expected a finite number above 0`;
      expect(weigh({ kind: 'minSnr', gamma, process: cosine })).toThrow(message);
      expect(weigh({ kind: 'p2', gamma, process: cosine })).toThrow(message);
    }
    expect(weigh({ kind: 'p2', k: 0, process: cosine })).toThrow('invalid k: 0; expected a finite number above 0');
    expect(weigh({ kind: 'edm', deviation: 0 })).toThrow('invalid deviation: 0; expected a finite number above 0');
    expect(weigh({ kind: 'edm', sigmaData: -1 })).toThrow('invalid sigmaData: -1; expected a finite number above 0');
    expect(weigh({ kind: 'logitNormal', mean: Number.NaN })).toThrow('invalid mean: NaN; expected a finite number');
    expect(weigh({ kind: 'minSNR', process: cosine })).toThrow('invalid kind: "minSNR"; expected one of \'elbo\'');
    expect(weigh(null)).toThrow('invalid kind: null; expected one of');
    expect(weigh({ kind: 'uniform', target: 'v' })).toThrow('invalid process: undefined; expected what createSchedule');
    expect(weigh({ kind: 'uniform', target: 'eps', process: flow })).toThrow('invalid target: "eps"');
    expect(weigh({ kind: 'elbo' }, Number.NaN)).toThrow('invalid logSnr: NaN; expected a finite number');
  });
});
