import { describe, expect, it } from 'vitest';
import {
  createSchedule,
  divergence,
  expectedX0,
  flowMap,
  flowVelocity,
  forwardJumpCoefficients,
  type GaussianPath,
  gaussianNoise,
  gaussianPath,
  logDensity,
  logSnr,
  lossFloor,
  meanVelocity,
  multistepCoefficients,
  observationScore,
  posteriorCovariance,
  posteriorEntropy,
  posteriorMeanCoefficients,
  posteriorVariance,
  posteriorWeights,
  predictX0Coefficients,
  type Schedule,
  samplerCoefficients,
  score,
} from '../../src/core/index.js';
import { staircaseOf } from '../../src/figures/MaskedDiffusion/model.js';
import { maskedEntropies, sudokus } from '../../src/masked/index.js';
import { slopesAt } from '../../src/process/predictions.js';
import { samplingPlan } from '../../src/process/samplers.js';
import { solve } from '../../src/process/solve.js';
import {
  type AlgorithmName,
  algorithms,
  type FormulaName,
  formulas,
  type LessonAlgorithm,
  type LessonFormula,
} from '../../stories/Learn/formulas/index.js';
import { lessons } from '../../stories/Learn/lessons.js';
import { sidesOf, symbolOf, type World } from '../support/texValue.js';

// The formulas of the lessons are read from the TeX that is shown. What their symbols stand for is computed by the library, for
// data of one value, or by what defines it, and never from the formulas.

const POINTS = [-1.2, 0.3, 1];
const ONE = { dimension: 1 };
const WIDE = { dimension: 1, deviation: 0.2 };
/** A step small enough for a difference to be a slope. */
const H = 1e-4;
/** Of a normal variable: three places and their weights, exact for squares. */
const NODES = [
  { weight: 2 / 3, at: 0 },
  { weight: 1 / 6, at: -Math.sqrt(3) },
  { weight: 1 / 6, at: Math.sqrt(3) },
];
const STATES = [-0.8, 0.15, 1.1];
const schedules = [createSchedule(), createSchedule({ kind: 'cosine' })];
const paths = (['flow', 'cosine', 'vp-linear'] as const).map((kind) => gaussianPath({ kind }));

const slope = (of: (x: number) => number, x: number, step = H) => (of(x + step) - of(x - step)) / (2 * step);
/** The last place at which something holds that holds up to some place. */
function lastWhere(does: (x: number) => boolean, low: number, high: number): number {
  const middle = (low + high) / 2;
  if (high - low < 1e-12) return middle;
  return does(middle) ? lastWhere(does, middle, high) : lastWhere(does, low, middle);
}
const first = (values: ArrayLike<number>) => values[0] as number;

interface Case {
  readonly world: World;
  /** Lines that the world is of; defaults to all. */
  readonly of?: (tex: string) => boolean;
  /** How far two sides may be apart: 1e-7 unless they contain slopes by differences. */
  readonly within?: number;
}

/** Of a schedule: what (2) says at two timesteps. */
function scheduleWorld(schedule: Schedule, t: number, s: number, xt: number): World {
  const x0 = first(expectedX0(POINTS, [xt], schedule, t, ONE));
  const of = (at: number) => forwardJumpCoefficients(schedule, at);
  return {
    values: {
      '\\bar\\alpha_t': schedule.alphasCumprod[t] as number,
      '\\bar\\alpha_s': schedule.alphasCumprod[s] as number,
      '\\hat{x}_0': x0,
      [symbolOf('\\hat{x}_0')]: x0,
      '\\hat\\epsilon': (xt - of(t).a * x0) / of(t).sigma,
      x_t: xt,
    },
  };
}

/** Of a path: its scales and slopes, and what the exact denoiser predicts. */
function pathWorld(path: GaussianPath, t: number, xt: number, options: { deviation?: number } = {}): World {
  const given = { ...ONE, ...options };
  const x0 = first(expectedX0(POINTS, [xt], path, t, given));
  const slopes = slopesAt(path, t);
  return {
    values: {
      '\\alpha_t': path.alpha(t),
      '\\sigma_t': path.sigma(t),
      "\\alpha_t'": slopes.alpha,
      "\\sigma_t'": slopes.sigma,
      [symbolOf('\\hat{x}_0')]: x0,
      '\\hat\\epsilon': (xt - path.alpha(t) * x0) / path.sigma(t),
      x_t: xt,
      u: first(flowVelocity(POINTS, [xt], path, t, given)),
      [symbolOf('\\nabla\\!\\log p_t(x_t)')]: first(score(POINTS, [xt], path, t, given)),
      e: Math.E,
      t,
    },
  };
}

const withValues = (world: World, values: World['values'], rest: Partial<World> = {}): World => ({
  ...world,
  ...rest,
  values: { ...world.values, ...values },
});
const timesteps = [30, 400, 850];
const ofSchedules = (of: (schedule: Schedule, t: number, xt: number) => Case[]) =>
  schedules.flatMap((schedule) => timesteps.flatMap((t) => STATES.flatMap((xt) => of(schedule, t, xt))));
const times = [0.2, 0.5, 0.85];
const ofPaths = (of: (path: GaussianPath, t: number, xt: number) => Case[]) =>
  paths.flatMap((path) => times.flatMap((t) => STATES.flatMap((xt) => of(path, t, xt))));

const cases: Readonly<Record<FormulaName, () => Case[]>> = {
  wiener: () =>
    ofSchedules((schedule, t, xt) =>
      [0.1, 2].map((power) => {
        const { a, sigma } = forwardJumpCoefficients(schedule, t);
        const draws = NODES.flatMap((image) =>
          NODES.map((noise) => {
            const x0 = Math.sqrt(power) * image.at;
            return {
              weight: image.weight * noise.weight,
              world: { values: { x_0: x0, x_t: a * x0 + sigma * noise.at, c: 0 } },
            };
          }),
        );
        // Data of one wide Gaussian.
        const x0 = first(expectedX0([0], [xt], schedule, t, { ...ONE, deviation: Math.sqrt(power) }));
        for (const { world } of draws) world.values.c = x0 / xt;
        const world = scheduleWorld(schedule, t, 0, xt);
        return { world: withValues(world, { [symbolOf('\\hat{x}_0')]: x0, c: x0 / xt, P: power }, { draws }) };
      }),
    ),
  'loss-floor': () =>
    [1, 2].map((dimension) => {
      const [count, step] = [8, 0.5];
      const points = gaussianNoise(count * dimension, { seed: 1, stream: 3 });
      const path = gaussianPath({ kind: 'cosine', s: 0 });
      let area = 0;
      for (let level = -12; level < 24; level += step) {
        const t = path.timeAt(level + step / 2);
        area += step * lossFloor(points, path, t, { target: 'epsilon', dimension, draws: 512, seed: 1 });
      }
      const world = { values: { [`\\intL_\\min\\partial\\lambda`]: area, d: dimension, n: count } };
      return { world, within: 0.05 * area };
    }),
  score: () =>
    ofSchedules((schedule, t, xt) => {
      const { a, sigma } = forwardJumpCoefficients(schedule, t);
      const weights = posteriorWeights(POINTS, [xt], schedule, t, ONE);
      const slopeGiven = (x0: number) => slope((x) => -((x - a * x0) ** 2) / (2 * sigma ** 2), xt, 0.01);
      const of = (x0: number) => ({
        x_0: x0,
        x_t: xt,
        [symbolOf('\\nabla\\!\\log q(x_t \\mid x_0)')]: slopeGiven(x0),
      });
      const draws = POINTS.map((x0, i) => ({ weight: weights[i] as number, world: { values: of(x0) } }));
      const values = {
        [symbolOf('\\nabla\\!\\log p_t(x_t)')]: first(score(POINTS, [xt], schedule, t, ONE)),
        ...of(0.3),
      };
      return [{ world: withValues(scheduleWorld(schedule, t, 0, xt), values, { draws }), within: 1e-6 }];
    }),
  ddim: () =>
    ofSchedules((schedule, t, xt) =>
      [0, 20, t - 5].flatMap((s) => {
        const z = 0.7;
        const world = scheduleWorld(schedule, t, s, xt);
        const x0 = world.values[symbolOf('\\hat{x}_0')] as number;
        const next = (eta: number) => samplerCoefficients(schedule, t, s, { kind: 'ddim', eta });
        const at = ({ a, b, sigma }: ReturnType<typeof next>) => a * x0 + b * xt + sigma * z;
        const isOfNoise = (tex: string) => tex.includes('z');
        const eta = 0.6;
        return [
          {
            world: withValues(world, { x_s: at(next(0)), '\\sigma': next(eta).sigma }),
            of: (tex: string) => !isOfNoise(tex),
          },
          { world: withValues(world, { x_s: at(next(eta)), '\\sigma': next(eta).sigma, z }), of: isOfNoise },
        ];
      }),
    ),
  heun: () =>
    ofPaths((path, t, xt) => {
      const s = t - 0.13;
      const predict = (x: ArrayLike<number>, at: number) => expectedX0(POINTS, x, path, at, WIDE);
      const noiseOf = (x: number, at: number) => (x - path.alpha(at) * first(predict([x], at))) / path.sigma(at);
      const after = (sampler: Parameters<typeof samplingPlan>[2]) =>
        first([...solve(samplingPlan(path, [t, s], sampler), [xt], predict)][1]?.xt ?? []);
      const trial = after({ kind: 'ddim', eta: 0 });
      const values = {
        x_s: after({ kind: 'heun', in: 'sigma' }),
        '\\alpha_s': path.alpha(s),
        '\\sigma_s': path.sigma(s),
        '\\hat\\epsilon_t': noiseOf(xt, t),
        '\\hat\\epsilon_s': noiseOf(trial, s),
      };
      return [{ world: withValues(pathWorld(path, t, xt, { deviation: 0.2 }), values) }];
    }),
  'dpm-2m': () =>
    ofPaths((path, before, xr) => {
      const [t, s] = [before - 0.06, before - 0.15];
      const predict = (x: ArrayLike<number>, at: number) => expectedX0(POINTS, x, path, at, WIDE);
      const [, at, after] = [...solve(samplingPlan(path, [before, t, s], { kind: 'dpm++' }), [xr], predict)];
      const xt = first(at?.xt ?? []);
      const earlier = first(predict([xr], before));
      const { a, b } = multistepCoefficients(path, before, t, s);
      const values = {
        x_s: first(after?.xt ?? []),
        '\\alpha_s': path.alpha(s),
        '\\sigma_s': path.sigma(s),
        '\\lambda_r': logSnr(path, before),
        '\\lambda_t': logSnr(path, t),
        '\\lambda_s': logSnr(path, s),
        [symbolOf('\\hat{x}_{0,r}')]: earlier,
        D: a * first(predict([xt], t)) + b * earlier,
      };
      return [{ world: withValues(pathWorld(path, t, xt, { deviation: 0.2 }), values) }];
    }),
  velocity: () =>
    ofPaths((path, t, xt) => {
      const weights = posteriorWeights(POINTS, [xt], path, t, ONE);
      const world = pathWorld(path, t, xt);
      const of = (x0: number) => {
        const epsilon = (xt - path.alpha(t) * x0) / path.sigma(t);
        const moved = slope((time) => path.alpha(time) * x0 + path.sigma(time) * epsilon, t, 1e-5);
        return { x_0: x0, '\\epsilon': epsilon, [symbolOf('\\dot{x}_t')]: moved };
      };
      const draws = POINTS.map((x0, i) => ({ weight: weights[i] as number, world: withValues(world, of(x0)) }));
      return [{ world: withValues(world, of(0.3), { draws }), within: 1e-5 }];
    }),
  sde: () =>
    ofPaths((path, t, xt) => {
      const [h, z] = [1e-6, 0.4];
      const { a, b, sigma } = samplerCoefficients(path, t, t - h, { kind: 'ddpm', variance: 'beta' });
      const world = pathWorld(path, t, xt);
      const x0 = world.values[symbolOf('\\hat{x}_0')] as number;
      const values = { 'x_t-h': a * x0 + b * xt + sigma * z, g_t: sigma / Math.sqrt(h), h, z };
      return [
        // The drift is h times a number: an error of it is far below h.
        { world: withValues(world, values), of: (tex: string) => tex.startsWith('x'), within: 1e-3 * h },
        { world: withValues(world, values), of: (tex: string) => !tex.startsWith('x'), within: 1e-3 },
      ];
    }),
  continuity: () =>
    ofPaths((path, t, xt) => {
      const p = (x: number, at = t) => Math.exp(first(logDensity(POINTS, [x], path, at, WIDE)));
      const u = (x: number) => first(flowVelocity(POINTS, [x], path, t, WIDE));
      const h = 1e-3;
      const growth = (x: number) => slope((at) => p(x, at), t, 1e-5);
      const along = slope((at) => first(logDensity(POINTS, [xt + (at - t) * u(xt)], path, at, WIDE)), t, 1e-5);
      const world = {
        values: {
          x: xt - h / 2,
          h,
          [symbolOf('\\frac{\\partial p_t}{\\partial t}')]: growth(xt),
          [symbolOf('\\nabla\\!\\cdot(p_t\\,u)')]: slope((x) => p(x) * u(x), xt),
          [symbolOf('\\frac{\\partial \\log p_t(x_t)}{\\partial t}')]: along,
          [symbolOf('\\nabla\\!\\cdot u')]: first(divergence(POINTS, [xt], path, t, WIDE)),
        },
        functions: { p, u },
      };
      return [
        { world, of: (tex: string) => tex.startsWith('h'), within: 1e-3 * h },
        { world, of: (tex: string) => !tex.startsWith('h'), within: 1e-4 },
      ];
    }),
  'two-points': () =>
    ofPaths((path, t, xt) => {
      const m = 0.3;
      const [p] = posteriorWeights([m, -m], [xt], path, t, ONE);
      const H = first(posteriorEntropy([m, -m], [xt], path, t, ONE)) / Math.LN2;
      return [{ world: withValues(pathWorld(path, t, xt), { m, p: p as number, H }) }];
    }),
  'two-peaks': () =>
    [
      [1.2, 0.08],
      [0.3, 0.08],
      [1, 0.5],
    ].map(([m = 1, s = 1]) => {
      const path = gaussianPath({ kind: 'cosine', s: 0 });
      /** Whether the density falls from the middle, by the library. */
      const isOne = (level: number) => {
        const at = path.timeAt(level);
        const p = (x: number) => Math.exp(first(logDensity([m, -m], [x], path, at, { ...ONE, deviation: s })));
        return p(0) > p(1e-3);
      };
      const level = lastWhere(isOne, -5, 8);
      const t = path.timeAt(level);
      return { world: withValues(pathWorld(path, t, 0.1), { m, s, '\\lambda': level }), within: 1e-3 };
    }),
  'n-points': () =>
    [
      [128, 2],
      [512, 2],
      [128, 64],
    ].map(([n = 1, d = 1]) => {
      // Where normal data in d dimensions leave ln n nats less open than before: half of d times the logarithm of the variances.
      const path = gaussianPath({ kind: 'flow' });
      const told = (t: number) => (d / 2) * Math.log((path.alpha(t) ** 2 + path.sigma(t) ** 2) / path.sigma(t) ** 2);
      const t = lastWhere((time) => told(time) > Math.log(n), 0.001, 0.999);
      return { world: withValues(pathWorld(path, t, 0.1), { n, d, '\\lambda': logSnr(path, t) }) };
    }),
  'flow-map': () =>
    ofPaths((path, t, xt) => {
      const s = t - 0.15;
      const values = {
        x_s: first(flowMap(POINTS, [xt], path, t, s, WIDE)),
        '\\bar{u}': first(meanVelocity(POINTS, [xt], path, t, s, WIDE)),
        '\\baru': first(meanVelocity(POINTS, [xt], path, t, s, WIDE)),
        s,
      };
      return [{ world: withValues(pathWorld(path, t, xt), values) }];
    }),
  consistency: () =>
    // The exact map has the same answer at t and at r: its loss is 0.
    times.flatMap((t) => {
      const path = gaussianPath({ kind: 'flow' });
      const r = 0.8 * t;
      const worldOf = (xt: number) => {
        const xr = first(flowMap(POINTS, [xt], path, t, r, WIDE));
        const end = (x: number, from: number) => first(flowMap(POINTS, [x], path, from, 0, WIDE));
        return {
          values: {
            x_t: xt,
            t,
            L: 0,
            [symbolOf('f_\\theta(x_t, t)')]: end(xt, t),
            [symbolOf('f_{\\bar\\theta}(x_r, r)')]: end(xr, r),
            [symbolOf('u_\\theta(x_t, t)')]: first(meanVelocity(POINTS, [xt], path, t, 0, WIDE)),
          },
        };
      };
      const draws = STATES.map((xt) => ({ weight: 1 / STATES.length, world: worldOf(xt) }));
      return [{ world: { ...worldOf(STATES[0] as number), draws }, within: 1e-6 }];
    }),
  latents: () =>
    ofSchedules((schedule, t, epsilon) => {
      const [c, m, s] = [5.2, 0.4, 1 / 0.18215];
      const { a, sigma } = forwardJumpCoefficients(schedule, t);
      const x0 = (c - m) / s;
      const values = { c, m, s, x_0: x0, '\\epsilon': epsilon, x_t: a * x0 + sigma * epsilon };
      return [{ world: withValues(scheduleWorld(schedule, t, 0, epsilon), values) }];
    }),
  guidance: () =>
    ofPaths((path, t, xt) =>
      [0, 1, 3].map((scale) => {
        const guided = (own: number) =>
          first(expectedX0(POINTS, [xt], path, t, { ...ONE, labels: [0, 0, 1], label: 1, scale: own }));
        const values = {
          s: scale,
          [symbolOf('\\hat{x}_{0,s}')]: guided(scale),
          [symbolOf('\\hat{x}_0')]: guided(0),
          [symbolOf('\\hat{x}_{0,c}')]: guided(1),
        };
        return { world: withValues(pathWorld(path, t, xt), values) };
      }),
    ),
  measurement: () =>
    ofPaths((path, t, xt) => {
      const [A, y, tau] = [0.6, 0.4, 0.3];
      const observed = { matrix: [A], values: [y], deviation: tau };
      const likelihood = (x: number) => {
        const weights = posteriorWeights(POINTS, [x], path, t, ONE);
        const fits = POINTS.map((x0, i) => (weights[i] as number) * Math.exp(-((y - A * x0) ** 2) / (2 * tau ** 2)));
        return Math.log(fits.reduce((sum, fit) => sum + fit, 0));
      };
      const ofY = symbolOf('\\nabla\\!\\log p_t(y \\mid x_t)');
      const isExact = (tex: string) => tex.includes('x_t \\mid y');
      const exact = withValues(pathWorld(path, t, xt), {
        [symbolOf('\\nabla\\!\\log p_t(x_t \\mid y)')]: first(score(POINTS, [xt], path, t, { ...ONE, observed })),
        [ofY]: slope(likelihood, xt),
      });
      const J = slope((x) => first(expectedX0(POINTS, [x], path, t, ONE)), xt, 1e-5);
      const [alpha, sigma] = [path.alpha(t), path.sigma(t)];
      const variances = {
        dps: 0,
        pigdm: sigma ** 2 / (alpha ** 2 + sigma ** 2),
        covariance: first(posteriorCovariance(POINTS, [xt], path, t, ONE)),
      };
      const approximate = (['dps', 'pigdm', 'covariance'] as const).map((method) => {
        const G = first(observationScore(POINTS, [xt], path, t, { ...ONE, observed, method }));
        const values = {
          A,
          y,
          J,
          G,
          I: 1,
          '\\tau': tau,
          V: variances[method],
          S: A ** 2 * variances[method] + tau ** 2,
        };
        const world = withValues(pathWorld(path, t, xt), { ...values, [ofY]: G });
        return { world, of: (tex: string) => !isExact(tex), within: 1e-4 };
      });
      return [{ world: exact, of: isExact, within: 1e-4 }, ...approximate];
    }),
  'step-loss': () => [],
};

/** The relations of a line that do not hold. */
function holds(tex: string, { world, within = 1e-7 }: Case): boolean {
  const { sides, relations } = sidesOf(tex);
  if (relations.length === 0) throw new Error(`no relation in ${tex}`);
  const values = sides.map((side) => side(world));
  return values.every(
    (value, i) => i === 0 || Math.abs(value - (values[i - 1] as number)) <= within * Math.max(1, Math.abs(value)),
  );
}

const names = Object.keys(formulas) as FormulaName[];
const linesOf = (name: FormulaName): string[] => {
  const { tex, derivation }: LessonFormula = formulas[name];
  return [...tex, ...(derivation?.steps.map((step) => step.tex) ?? [])];
};

describe('every line of the formula', () => {
  it.each(names.filter((name) => name !== 'step-loss'))('%s and of its derivation holds at several t', (name) => {
    const all = cases[name]();
    expect(all.length).toBeGreaterThan(1);
    for (const tex of linesOf(name)) {
      const own = all.filter(({ of }) => of?.(tex) ?? true);
      expect(own.length, tex).toBeGreaterThan(0);
      const wrong = own.filter((one) => !holds(tex, one));
      expect({ tex, wrong: wrong.length }).toEqual({ tex, wrong: 0 });
    }
  });

  it('step-loss is what the figure draws', () => {
    const entropies = maskedEntropies(sudokus);
    const [tex] = formulas['step-loss'].tex;
    const sum = entropies.reduce((total, one) => total + one, 0);
    for (const k of [2, 4, 8]) {
      let lost = 0;
      for (let j = 0; j < 16; j += k) {
        const between = entropies.slice(j + 1, j + k - 1).reduce((total, one) => total + one, 0);
        const values = {
          k,
          H_j: entropies[j] as number,
          '\\ldots': between,
          'H_j+k-1': entropies[j + k - 1] as number,
        };
        lost += sidesOf(tex as string).sides[0]?.({ values }) ?? Number.NaN;
      }
      expect(lost).toBeCloseTo(staircaseOf(entropies, k).sum - sum, 10);
    }
  });

  it('stands on the page of a lesson', () => {
    const ids = lessons.map(({ id }) => id);
    const all: readonly (LessonFormula | LessonAlgorithm)[] = [
      ...Object.values(formulas),
      ...Object.values(algorithms),
    ];
    expect(all.filter(({ lesson }) => !ids.includes(lesson))).toEqual([]);
  });
});

describe('every line of the algorithm', () => {
  it.each(Object.keys(algorithms) as AlgorithmName[])('%s is a step of the library', (name) => {
    const { steps }: LessonAlgorithm = algorithms[name];
    const lines = steps.flatMap(({ tex }) => tex ?? []);
    for (const schedule of schedules) {
      for (const t of timesteps) {
        const [x0, epsilon, z, network] = [0.7, -0.4, 1.1, (x: number) => 0.6 * x - 0.2];
        const jump = forwardJumpCoefficients(schedule, t);
        const xt = jump.a * x0 + jump.sigma * epsilon;
        const { a, b } = predictX0Coefficients(schedule, t);
        const estimate = a * xt + b * network(xt);
        const s = t - 20;
        const ddim = samplerCoefficients(schedule, t, s, { kind: 'ddim', eta: 0 });
        const ddpm = samplerCoefficients(schedule, t, t - 1, { kind: 'ddpm', variance: 'posterior' });
        const mean = posteriorMeanCoefficients(schedule, t);
        const world: World = {
          values: {
            '\\bar\\alpha_t': schedule.alphasCumprod[t] as number,
            '\\bar\\alpha_t-1': schedule.alphasCumprod[t - 1] as number,
            '\\bar\\alpha_s': schedule.alphasCumprod[s] as number,
            '\\alpha_t': schedule.alphas[t] as number,
            '\\beta_t': schedule.betas[t] as number,
            '\\sigma_t': Math.sqrt(posteriorVariance(schedule, t)),
            '\\tilde\\mu_t-1': mean.a * estimate + mean.b * xt,
            'x_t-1': ddpm.a * estimate + ddpm.b * xt + ddpm.sigma * z,
            x_s: ddim.a * estimate + ddim.b * xt,
            [symbolOf('\\hat{x}_0')]: estimate,
            L: (epsilon - network(xt)) ** 2,
            '\\epsilon': epsilon,
            x_0: x0,
            x_t: xt,
            z,
          },
          functions: { '\\epsilon_\\theta': network },
        };
        expect(lines.filter((tex) => !holds(tex, { world }))).toEqual([]);
      }
    }
  });
});

it('finds a formula that does not hold', () => {
  const [one] = cases.velocity();
  expect(holds(formulas.velocity.tex[0], one as Case)).toBe(true);
  expect(holds(formulas.velocity.tex[0].replace('+', '-'), one as Case)).toBe(false);
});
